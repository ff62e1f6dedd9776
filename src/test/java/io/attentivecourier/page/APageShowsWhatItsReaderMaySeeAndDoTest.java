package io.attentivecourier.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.console.Caller;
import io.attentivecourier.console.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class APageShowsWhatItsReaderMaySeeAndDoTest {
  @TempDir private static Path folder;
  private static BrandMorning morning;
  private static PageReader operator;

  @BeforeAll
  static void begin() throws Exception {
    morning = new BrandMorning(folder);
    operator = new PageReader(morning.pages(), BrandMorning.OPERATOR);
  }

  @AfterAll
  static void end() {
    morning.close();
  }

  private static PageReader browser(Caller caller) throws Exception {
    return new PageReader(morning.pages(), caller);
  }

  private static PageReader seeing(String pipeline) throws Exception {
    return browser(BrandMorning.seeing(pipeline::equals));
  }

  @Test
  void whatIsNotVisibleCountsNowhere() throws Exception {
    Document today = seeing("loyalty").page("/");

    assertEquals("All 3 lists are whole.", today.selectFirst(".lead").text());
    assertFalse(today.text().contains("winback"), today.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runs/2026-11-26.winback.1",
        "/pipelines/winback",
        "/segments/Winback",
        "/runs/2026-11-26.nothing.1",
        "/runs/nothing",
        "/pipelines/nothing",
        "/segments/Nothing"
      })
  void whatIsNotVisibleIsAsWhatIsNotThere(String address) throws Exception {
    PageReader browser = seeing("loyalty");

    assertEquals(404, browser.answer(address).status());
    assertEquals(browser.html("/runs/2026-11-26.nothing.2"), browser.html(address));
  }

  @Test
  void theGridTheHeldAndTheSettingsAreNarrowedToo() throws Exception {
    PageReader browser = seeing("loyalty");

    assertEquals(List.of("loyalty"), browser.page("/pipelines").select("tbody th a").eachText());
    assertEquals("Nothing is held today.", browser.page("/held").selectFirst(".lead").text());
    assertFalse(browser.html("/settings").contains("courier.pipeline.winback"));
    assertTrue(operator.html("/held").contains("2026-11-26.signups.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs/2026-11-26.winback.1", "/pipelines/winback", "/segments/Winback"})
  void whoMayNotActHasNoFormAndIsToldWhy(String address) throws Exception {
    for (Caller caller : List.of(BrandMorning.VIEWER, BrandMorning.NOBODY, narrowed())) {
      Document page = browser(caller).page(address);
      assertTrue(page.select("main form[method=post]").isEmpty(), address);
      assertTrue(page.text().contains(reason(caller)), page.text());
    }
    assertFalse(operator.page(address).select("main form[method=post]").isEmpty());
  }

  private static Caller narrowed() {
    return new Caller("bob", Set.of(Role.VIEWER, Role.OPERATOR), one -> true, one -> false);
  }

  private static String reason(Caller caller) {
    if (caller.name() == null) {
      return "Sign in to act: who is not signed in only reads.";
    }
    return caller.may(Role.OPERATOR)
        ? "You may read this pipeline and not act on it"
        : "You may read and not act: that needs the role operator.";
  }

  @Test
  void theFileAndTheQueryAreForOperators() throws Exception {
    Document page = browser(BrandMorning.VIEWER).page("/pipelines/winback");

    assertTrue(page.select("pre").isEmpty());
    assertTrue(page.text().contains("for the role operator"));
    assertEquals(2, operator.page("/pipelines/winback").select("pre").size());
  }

  @Test
  void aReleaseAsksForAReasonAndHasTheCeilingThatWasShown() {
    Element form = operator.page("/runs/2026-11-26.winback.1").selectFirst("form#release");

    assertEquals("/runs/2026-11-26.winback.1/release", form.attr("action"));
    assertEquals("form-token", form.selectFirst("input[name=token]").attr("value"));
    assertTrue(form.selectFirst("input[name=reason]").hasAttr("required"));
    assertEquals("60%", form.selectFirst("input[name=maxDrop]").attr("value"));
  }

  @Test
  void whatMayTextPeopleAsksForThePipelinesName() {
    Element form = operator.page("/runs/2026-11-26.signups.1").selectFirst("form#release");

    assertTrue(form.selectFirst("input[name=pipeline]").hasAttr("required"));
    assertEquals("", form.selectFirst("input[name=pipeline]").attr("value"));
    operator
        .page("/pipelines/signups")
        .select("main form")
        .forEach(one -> assertFalse(one.select("input[name=pipeline]").isEmpty(), one.text()));
  }

  @ParameterizedTest
  @CsvSource({
    "/runs/2026-11-26.winback.1,release resend",
    "/runs/2026-11-26.tiers.1,retry",
    "/runs/2026-11-26.lapsed.1,run",
    "/runs/2026-11-26.loyalty.1,resend",
    "/runs/2026-11-25.loyalty.1,rollback",
    "/runs/2026-11-26.vip.1,''",
    "/pipelines/loyalty,run plan pause",
    "/pipelines/summer,run plan resume",
    "/segments/Winback,retire"
  })
  void eachPageHasTheFormsOfWhatMayBeDone(String address, String acts) {
    List<String> ids = operator.page(address).select("details.act form").eachAttr("id");

    assertEquals(acts, String.join(" ", ids));
  }

  @Test
  void aSecretOfASettingIsMasked() {
    Element row = operator.page("/settings").selectFirst("tr:has(th:contains(warehouse.password))");

    assertEquals("****", row.child(1).text());
    assertEquals("--set", row.child(2).text());
  }

  @Test
  void everyRuleAndReasonHasItsPlaceOnThePageOfRules() {
    Document rules = operator.page("/rules");
    for (String page : List.of("/runs/2026-11-26.winback.1", "/runs/2026-11-26.tiers.1")) {
      operator.page(page).select("a[href^=/rules#]").eachAttr("href").stream()
          .map(href -> href.substring("/rules#".length()))
          .forEach(id -> assertEquals(1, rules.select("[id=" + id + "]").size(), id));
    }
  }
}
