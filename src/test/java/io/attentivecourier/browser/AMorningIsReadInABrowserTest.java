package io.attentivecourier.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Chromium shows the pages of one morning, as whoever never opens a shell sees them. */
@Tag("browser")
@Tag("slow")
class AMorningIsReadInABrowserTest {
  private static final Path PICTURES = Path.of("docs/img");

  @RegisterExtension static final Browser browser = new Browser();
  @RegisterExtension static final Morning morning = Morning.after(12);

  @BeforeAll
  static void signIn() {
    browser.signIn(morning.address(), Morning.SECRET);
  }

  static Stream<String> pages() {
    return Stream.of(
        "/",
        "/?date=2026-11-19",
        "/runs/2026-11-20.winback.1",
        "/runs/2026-11-20.tiers.1",
        "/runs/2026-11-20.birthdays.1",
        "/runs/2026-11-20.loyalty.1",
        "/pipelines",
        "/pipelines/winback",
        "/pipelines/tiers",
        "/segments/Winback",
        "/held",
        "/rules",
        "/settings",
        "/runs/2026-11-20.nobody.1",
        "/sign-in");
  }

  @Test
  void aSentenceFirstThenEachStateInWordsTheWorstFirst() {
    open("/");
    String text = browser.text();

    assertTrue(text.contains("4 of 8 lists are whole; Winback is held since 09:16"), text);
    List<Integer> places =
        Stream.of(
                "Held Winback",
                "Failed birthdays",
                "Missed lapsed",
                "Partial tiers",
                "Whole Newsletter")
            .map(text::indexOf)
            .toList();
    assertFalse(places.contains(-1), () -> places + text);
    assertEquals(places.stream().sorted().toList(), places, text);
    Stream.of("Unchanged vip", "Not due yet evening", "Paused cart")
        .forEach(line -> assertTrue(text.contains(line), () -> line + ": " + text));
  }

  @Test
  void whatToDoAboutAHeldListStandsBesideIt() {
    open("/");
    String text = browser.text();

    assertTrue(text.contains("Winback lost 2,700 of 4,700 rows"), text);
    assertTrue(text.contains("release it"), text);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageIsWiderThanATelephone(String page) {
    browser.open(morning.address() + page, Browser.NARROW);

    assertEquals(
        (long) Browser.NARROW, browser.evaluate("document.documentElement.scrollWidth"), page);
  }

  /**
   * In both schemes: what is told by a colour in one may have no contrast in the other. The
   * canaries, who are in the queries behind these pages, are looked for when all is over.
   */
  @ParameterizedTest
  @MethodSource("pages")
  void axeFindsNothingAboveMinorAndNobodyIsNamed(String page) {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      open(page);
      assertEquals(List.of(), browser.findings(), scheme);
    }
    browser.prefer("light");
    morning.home().screened(browser.source());
    assertFalse(browser.source().contains(Morning.PHONE.substring(2)));
  }

  @ParameterizedTest
  @ValueSource(ints = {Browser.WIDE, Browser.NARROW})
  void darkIsDarkAndLightIsLight(int width) {
    browser.prefer("dark");
    browser.open(morning.address() + "/", width);
    assertTrue(brightness() < 0.2, () -> "dark: " + brightness());
    browser.prefer("light");
    assertTrue(brightness() > 0.8, () -> "light: " + brightness());
  }

  private static double brightness() {
    String parts = "getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g)";
    return ((Number)
            browser.evaluate(
                "(%1$s.slice(0, 3).reduce((a, b) => a + +b, 0)) / 765".formatted(parts)))
        .doubleValue();
  }

  @Test
  void noPageAsksAnotherAddressForAnything() {
    browser.requests();
    pages().forEach(AMorningIsReadInABrowserTest::open);
    List<String> elsewhere =
        browser.requests().stream()
            .filter(address -> !address.startsWith(morning.address() + "/"))
            .toList();

    assertEquals(List.of(), elsewhere);
  }

  @Test
  void everyPlaceThatAKeyLeadsToIsSeen() {
    open("/");
    for (int tabs = 0; tabs < 25; tabs++) {
      browser.type(Keys.TAB);
      Browser.Focused focused = browser.focused();
      // Of a date the part that is typed is marked, not the whole.
      assertTrue(focused.isOutlined() || focused.matches("input[type=date]"), () -> focused.name());
    }
  }

  /** {@code -Dscreenshots=write} writes those of the documents anew. */
  @Test
  void thePicturesOfTheDocumentsAreTaken() throws IOException {
    assertAll(
        () -> take("/", "today.png"), () -> take("/runs/2026-11-20.winback.1", "held-run.png"));
  }

  private static void take(String page, String name) throws IOException {
    open(page);
    byte[] picture = browser.picture();
    assertTrue(picture.length > 10_000, name);
    if ("write".equals(System.getProperty("screenshots"))) {
      Files.write(Files.createDirectories(PICTURES).resolve(name), picture);
    }
    assertTrue(Files.exists(PICTURES.resolve(name)), name + ": -Dscreenshots=write makes it");
  }

  private static void open(String page) {
    browser.open(morning.address() + page, Browser.WIDE);
  }
}
