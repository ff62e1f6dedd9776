package io.attentivecourier.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.console.Caller;
import io.attentivecourier.row.IdentifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page that a link of another leads to, from today's on, is read and searched. */
class NobodyIsNamedOnAPageTest {
  @TempDir private static Path folder;
  private static BrandMorning morning;

  @BeforeAll
  static void begin() throws Exception {
    morning = new BrandMorning(folder);
    Path log = Files.createDirectories(morning.home().log()).resolve("courier.log");
    Files.writeString(
        log,
        """
        2026-11-26T14:15:41.000Z INFO  run: begun run=2026-11-26.winback.1 pipeline=winback
        2026-11-26T14:15:42.000Z WARN  x: Key (phone)=(2125550143) run=2026-11-26.winback.1
        2026-11-26T14:15:42.000Z WARN  x: Lapsed 212_555_0143 password=hunter2hunter2 run=2026-11-26.winback.1
        2026-11-26T14:15:43.000Z INFO  run: begun run=2026-11-26.winback.10 pipeline=winback
        2026-11-26T14:15:43.000Z INFO  run: begun run=2026-11-26.other-2026-11-26.winback.1
        """);
    Path rejected = Files.createDirectories(morning.home().rejected());
    Files.writeString(
        rejected.resolve("2026-11-26.winback.1.csv"),
        """
        row,column,rule,value_hash,person_hash,key,value
        17,phone,phone-shape,ab,cd,2125550143,2125550143
        """);
  }

  @AfterAll
  static void end() {
    morning.close();
  }

  static List<Caller> callers() {
    return List.of(BrandMorning.OPERATOR, BrandMorning.VIEWER, BrandMorning.NOBODY);
  }

  private static PageReader browser(Caller caller) throws Exception {
    return new PageReader(morning.pages(), caller);
  }

  /** Follows the links of the pages, but not into other days than this week's. */
  private static Set<String> addresses(PageReader browser) {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of("/"));
    while (!open.isEmpty()) {
      String address = open.remove();
      if (seen.add(address)) {
        browser.page(address).select("a[href^=/]").eachAttr("href").stream()
            .map(href -> href.split("#")[0])
            .filter(href -> !href.equals("/sign-in"))
            .filter(href -> !href.matches(".*2026-(10|11-[01]|11-2[0-3]).*"))
            .forEach(open::add);
      }
    }
    return seen;
  }

  @ParameterizedTest
  @MethodSource("callers")
  void neitherByANameNorByAHashNorInALogNorInAReason(Caller caller) throws Exception {
    PageReader browser = browser(caller);
    Set<String> addresses = addresses(browser);
    for (String address : addresses) {
      assertEquals(200, browser.answer(address).status(), address + " is linked");
      searched(address, browser.html(address));
    }
    assertTrue(addresses.size() > 30, addresses.toString());
  }

  private static void searched(String address, String page) throws Exception {
    String phone = BrandMorning.PHONE;
    for (String secret :
        List.of(phone, "212-555-0143", "212_555_0143", "2125550143", "0143", "hunter2")) {
      assertFalse(page.contains(secret), secret + " on " + address);
    }
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(phone.getBytes(StandardCharsets.UTF_8));
    assertFalse(
        page.contains(HexFormat.of().formatHex(digest).substring(0, 12)),
        "anybody finds it again by hashing, on " + address);
    assertFalse(page.contains("<img"), "markup on " + address);
    assertFalse(page.contains("<b>Ada"), "markup on " + address);
  }

  @Test
  void aListWithheldHasAPageAllTheSame() throws Exception {
    String address =
        browser(BrandMorning.OPERATOR).page("/").select("a:containsOwn(withheld)").attr("href");

    assertTrue(address.matches("/segments/sha256-[0-9a-f]{12}"), address);
    Document page = browser(BrandMorning.OPERATOR).page(address);
    assertEquals("withheld", page.selectFirst("h1").text());
    assertEquals(address + "/retire", page.select("form#retire").attr("action"));
    assertEquals(
        404, browser(BrandMorning.OPERATOR).answer("/segments/Lapsed%20212-555-0143").status());
    assertFalse(address.contains(IdentifierKey.at(folder.resolve("key")).id()));
  }

  @Test
  void theLogOfARunHasItsLinesAndNoOthers() throws Exception {
    Element log =
        browser(BrandMorning.OPERATOR).page("/runs/2026-11-26.winback.1").selectFirst("pre");

    assertEquals(3, log.text().split("2026-11-26T").length - 1, log.text());
    assertTrue(log.text().contains("Key (phone)=(***)"), log.text());
    assertTrue(log.text().contains("password=***"), log.text());
  }

  @Test
  void aDescriptionIsTextWhateverItHolds() throws Exception {
    Document page = browser(BrandMorning.OPERATOR).page("/pipelines/winback");

    assertTrue(page.text().contains(BrandMorning.MARKUP));
    assertTrue(page.select("img").isEmpty());
  }
}
