package io.attentivecourier.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be told of a page without a browser; nothing in it is a browser's alone. */
class APageCanBeUsedByEverybodyTest {
  private static final int MOST_BYTES = 10_000;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?date=2026-11-25",
        "/pipelines",
        "/pipelines/winback",
        "/pipelines/signups",
        "/runs/2026-11-26.winback.1",
        "/runs/2026-11-26.tiers.1",
        "/runs/2026-11-26.lapsed.1",
        "/segments/Newsletter",
        "/held",
        "/rules",
        "/settings",
        "/runs/nothing"
      })
  void itIsWholeAndKeepsToThePolicy(String address) {
    Document page = browser.page(address);

    assertEquals("en", page.selectFirst("html").attr("lang"));
    assertFalse(page.title().isBlank());
    assertEquals(1, page.select("h1").size());
    assertEquals("#main", page.selectFirst("body a").attr("href"), "a way past the menu");
    assertTrue(page.select("script, style, [style], img, iframe").isEmpty());
    page.select("[href], [src], [action]").forEach(APageCanBeUsedByEverybodyTest::isOwn);
    headings(page);
    page.select("input:not([type=hidden])").forEach(field -> isLabelled(page, field));
    page.select("th").forEach(head -> assertTrue(head.hasAttr("scope"), head.outerHtml()));
    page.select("svg:not([aria-hidden])").forEach(APageCanBeUsedByEverybodyTest::isNamed);
    List<String> ids = page.select("[id]").eachAttr("id");
    assertEquals(ids.stream().distinct().toList(), ids, "each id once");
  }

  private static void isOwn(Element element) {
    for (String name : List.of("href", "src", "action")) {
      String address = element.attr(name);
      assertTrue(
          address.isEmpty() || address.matches("[/#](?!/).*"), "leads elsewhere: " + address);
    }
  }

  private static void headings(Document page) {
    int level = 0;
    for (Element heading : page.select("h1, h2, h3, h4")) {
      int next = Integer.parseInt(heading.tagName().substring(1));
      assertTrue(next <= level + 1, heading.text() + " leaves a level out");
      level = next;
    }
  }

  private static void isLabelled(Document page, Element field) {
    assertEquals(1, page.select("label[for=" + field.id() + "]").size(), field.outerHtml());
  }

  private static void isNamed(Element chart) {
    assertEquals("img", chart.attr("role"));
    assertFalse(chart.attr("aria-label").isBlank());
  }

  @Test
  void theStyleSheetIsSmallAndKeptUntilItChanges() throws Exception {
    String address = browser.page("/").select("link[rel=stylesheet]").attr("href");

    assertTrue(address.matches("/style\\.css\\?[0-9a-f]{12}"), address);
    assertEquals(
        "max-age=31536000, immutable", browser.answer(address).headers().get("Cache-Control"));
    byte[] sheet = browser.answer(address).body();
    assertTrue(sheet.length < MOST_BYTES, sheet.length + " bytes");
    String text = new String(sheet, StandardCharsets.UTF_8);
    assertFalse(text.contains("url(") || text.contains("@import"), "nothing from elsewhere");
    assertEquals(Files.readString(Path.of("src/main/resources/page/style.css")), text);
  }

  @Test
  void aStateIsAWordAndASignAndNotItsColourAlone() {
    browser
        .page("/")
        .select(".mark")
        .forEach(mark -> assertTrue(mark.ownText().matches("[A-Z][a-z ]+"), mark.text()));
    browser
        .page("/pipelines")
        .select("a.box")
        .forEach(box -> assertTrue(box.attr("aria-label").contains(": "), box.outerHtml()));
  }
}
