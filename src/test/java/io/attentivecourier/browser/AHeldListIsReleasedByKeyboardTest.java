package io.attentivecourier.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.run.RunId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** From the sign-in to the file at the receiver, without a mouse. */
@Tag("browser")
class AHeldListIsReleasedByKeyboardTest {
  private static final RunId HELD = RunId.parse("2026-11-20.winback.1");

  @RegisterExtension static final Browser browser = new Browser();
  @RegisterExtension static final Morning morning = Morning.after(1);

  @Test
  void andArrives() throws Exception {
    browser.open(morning.address() + "/", Browser.WIDE);
    browser.type("not-her-secret-0123456", Keys.ENTER);
    String wrong = browser.text();
    browser.tabTo("input[name=secret]");
    browser.type(Morning.SECRET, Keys.ENTER);
    String first = browser.text();
    browser.tabTo("a[href*='" + HELD + "']");
    browser.type(Keys.ENTER);
    browser.waitFor("//form[contains(@action, 'release')]");
    browser.tabTo("form[action*=release] input[name=reason], form[action*=release] textarea");
    browser.type("half of them came back");
    browser.tabTo("form[action*=release] button");
    browser.type(Keys.ENTER);
    browser.waitFor("//h1[.='2026-11-20.winback.2']/following-sibling::*[contains(., 'Whole')]");
    String last = browser.text();

    List<Act> acts = morning.ledger().runs().acts(HELD);
    assertAll(
        () -> assertTrue(wrong.contains("Not signed in"), wrong),
        () -> assertTrue(first.contains("Held Winback"), first),
        () -> assertTrue(last.contains("2026-11-20.winback.2\n✓ Whole"), last),
        () -> assertEquals("jane", acts.get(0).who()),
        () -> assertEquals("half of them came back", acts.get(0).reason()),
        () -> assertEquals(2_000, morning.home().standIn().folder().size("Winback")));
  }
}
