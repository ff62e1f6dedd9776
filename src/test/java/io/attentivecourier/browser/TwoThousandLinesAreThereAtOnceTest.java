package io.attentivecourier.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.ServedPages;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.page.ManyLists;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The home of a big brand: 100 pipelines with 20 lists each, and ten days of them. */
@Tag("browser")
@Tag("slow")
class TwoThousandLinesAreThereAtOnceTest {
  private static final int PIPELINES = 100;
  private static final int LISTS = 20;
  private static final int DAYS = 10;

  /** A quiet machine takes less than one; the bound is for one on which much else runs. */
  private static final double MOST_MILLIS = 8_000;

  private static final String LINES =
      "[...document.querySelectorAll('tbody a')].filter(a => /^Segment/.test(a.text)).length";

  @RegisterExtension static final Browser browser = new Browser();
  @RegisterExtension final TestHome home = new TestHome();

  @Test
  void onTodaysPage() throws Exception {
    home.set("courier.console.port", Integer.toString(Morning.freePort()));
    home.standIn();
    String ledger = Settings.load(home.home(), Map.of(), Map.of()).ledgerUrl();
    Path file = Path.of(ledger.replace("jdbc:sqlite:", ""));
    ManyLists.write(file, home.clock(), PIPELINES, LISTS, DAYS);
    try (ServedPages pages = ServedPages.start(home.home(), home.clock())) {
      browser.open(pages.address() + "/", Browser.WIDE);
      browser.open(pages.address() + "/", Browser.WIDE);
      double millis = browser.loadMillis();
      System.out.printf(
          "2,000 lines are on the page after %.0f ms, their first byte after %.0f%n",
          millis, browser.firstByteMillis());

      assertTrue(millis < MOST_MILLIS, () -> millis + " ms");
      assertEquals((long) PIPELINES * LISTS, browser.evaluate(LINES));
      assertEquals((long) Browser.WIDE, browser.evaluate("document.documentElement.scrollWidth"));
    }
  }
}
