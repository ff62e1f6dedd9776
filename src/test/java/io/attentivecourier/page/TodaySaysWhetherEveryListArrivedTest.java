package io.attentivecourier.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of a made-up morning. Their words are kept in {@code src/test/resources/pages/}; with
 * {@code -Dpages=write} they are written anew, to be read before they are kept.
 */
class TodaySaysWhetherEveryListArrivedTest {
  private static final Path KEPT = Path.of("src/test/resources/pages");

  @TempDir private static Path folder;
  private static BrandMorning morning;
  private static PageReader browser;

  @BeforeAll
  static void begin() throws Exception {
    morning = new BrandMorning(folder);
    browser = new PageReader(morning.pages(), BrandMorning.OPERATOR);
  }

  @AfterAll
  static void end() {
    morning.close();
  }

  @Test
  void inOneSentenceFirst() {
    Element headline = browser.page("/").selectFirst("main .headline");

    assertEquals(
        "7 of 15 lists are whole; signups is held since 09:25: nobody is known to have been asked"
            + " from this home; Winback is held since 09:15: it lost 3,000 of 5,000 rows; 5 more to"
            + " look at; 1 is under way; 1 is not due yet; 1 is paused.",
        browser.page("/").selectFirst(".lead").text());
    assertTrue(headline.nextElementSibling().hasClass("lead"), "before the table");
  }

  @Test
  void aDayOnWhichAllIsWholeSaysSo() {
    Document day = browser.page("/?date=2026-11-25");

    assertEquals("All 7 lists are whole.", day.selectFirst(".lead").text());
    assertTrue(day.selectFirst(".lead").hasClass("good"));
    assertEquals("Today", day.select(".top a").get(1).text());
  }

  @Test
  void aDayWithoutAnythingSaysSo() {
    Document day = browser.page("/?date=2020-01-01");

    assertEquals("Nothing was due and nothing ran.", day.selectFirst(".lead").text());
    assertTrue(day.select("table").isEmpty());
  }

  @Test
  void aDateThatIsNoneIsToday() {
    assertEquals(browser.html("/"), browser.html("/?date=yesterday"));
  }

  @Test
  void theWorstStandsFirstThenWhatIsWhole() {
    List<String> states = browser.page("/").select("tbody .mark").eachText();

    assertEquals(
        List.of(
            "■ Held",
            "■ Held",
            "✕ Failed",
            "✕ Failed",
            "✕ Missed",
            "✕ Missed",
            "◐ Partial",
            "▸ Under way",
            "✓ Whole",
            "✓ Whole",
            "✓ Whole",
            "✓ Whole",
            "✓ Whole",
            "= Unchanged",
            "✓ Whole",
            "○ Not due yet",
            "‖ Paused"),
        states);
  }

  @Test
  void aHeldListHasItsNumbersAndTheWayToItsForm() {
    Element row = row("Winback");

    assertEquals("2,000", row.child(2).text());
    assertEquals("+40", row.child(3).text());
    assertEquals("−3,040", row.child(4).text());
    assertTrue(row.selectFirst("svg").attr("aria-label").endsWith("now 2,000, not delivered"));
    Element about = row.parent().selectFirst(".about");
    assertTrue(about.text().contains("lost 3,000 of 5,000 rows (60 %), over 50 % and 100 rows"));
    assertEquals(
        "/runs/2026-11-26.winback.1#release", about.select("a:contains(release it)").attr("href"));
  }

  @Test
  void aRunThatFailedLaterIsSeenAndHidesNoList() {
    assertEquals("✓ Whole", row("Outlet").selectFirst(".mark").text());
    assertEquals("✕ Failed", row("outlet").selectFirst(".mark").text());
    assertTrue(row("outlet").parent().text().contains("Then run outlet."));
  }

  @Test
  void aWholeListHasItsFileItsTimeAndWhenItIsDueNext() {
    Element row = row("Newsletter");

    assertTrue(row.text().contains("sirendenim_subscriber_segment_20261126_4.csv"));
    assertTrue(row.select(".c-when").text().startsWith("09:05 (2 h ago)"));
    assertEquals("2026-11-27 09:05 (in 21 h)", row.select(".c-due").text());
  }

  private static Element row(String list) {
    return browser.page("/").selectFirst("tr:has(th a:not(.sub):matchesOwn(^" + list + "$))");
  }

  @Test
  void itLoadsItselfAgainWhileSomethingIsUnderWayAndOnlyThen() {
    assertEquals("30", browser.page("/").select("meta[http-equiv=refresh]").attr("content"));
    assertTrue(browser.page("/?date=2026-11-25").select("meta[http-equiv=refresh]").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lapsed", "winback", "signups", "tiers", "vip", "loyalty"})
  void theSentenceOfARunIsThatOfToday(String pipeline) {
    assertEquals(200, browser.answer("/runs/2026-11-26." + pipeline + ".1").status());
  }

  @ParameterizedTest
  @CsvSource({
    "today,/",
    "yesterday,/?date=2026-11-25",
    "held-run,/runs/2026-11-26.winback.1",
    "held-sign-ups,/runs/2026-11-26.signups.1",
    "partial-run,/runs/2026-11-26.tiers.1",
    "failed-run,/runs/2026-11-26.lapsed.1",
    "running,/runs/2026-11-26.vip.1",
    "whole-run,/runs/2026-11-26.loyalty.1",
    "held,/held",
    "pipeline,/pipelines/winback",
    "paused-pipeline,/pipelines/summer"
  })
  void thePageHasTheWordsThatAreKept(String name, String address) throws Exception {
    String words = words(browser.page(address));
    Path kept = KEPT.resolve(name + ".txt");
    if ("write".equals(System.getProperty("pages"))) {
      Files.createDirectories(KEPT);
      Files.writeString(kept, words);
    }
    assertEquals(Files.readString(kept), words);
  }

  /** The words of a page, a line for each block, the cells of a row beside each other. */
  private static String words(Document page) {
    StringBuilder words = new StringBuilder();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof Element block && isBlock(block)) {
            words.append('\n').append(block.is("td, th") ? "  " : "");
          } else if (node instanceof TextNode text) {
            words.append(text.getWholeText().replaceAll("\\s+", " "));
          }
        },
        page.selectFirst("main"));
    String lines = words.toString().replaceAll(" *\n  ", " | ");
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce("", TodaySaysWhetherEveryListArrivedTest::line);
  }

  private static String line(String before, String next) {
    return before + next + "\n";
  }

  private static boolean isBlock(Element element) {
    return element.isBlock() || element.is("tr, td, th, summary, button, label, dt");
  }

  @Test
  void aDateIsShownByItsDayInWords() {
    assertEquals("Thursday, 26 November 2026", browser.page("/").selectFirst("h1").text());
    assertFalse(browser.page("/").title().isEmpty());
  }
}
