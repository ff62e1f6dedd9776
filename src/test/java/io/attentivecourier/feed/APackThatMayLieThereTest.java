package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pack was renamed, the answer was lost, and the courier, alive, could not look for it again. */
class APackThatMayLieThereTest {
  private static final String PACK = "sirendenim_subscriber_segment_20261122_1.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void renamedWithoutAnAnswer() throws Exception {
    home.set("courier.files", "single").set("courier.maxRowsPerFile", "300");
    home.rows(People.in("Alpha:0-98", "Bravo:0-149")).pipeline("winback", TestHome.ALL);
    home.standIn().faults().onceOn(PACK, SftpFailure.stallAfterRename());
    home.standIn().faults().onceOn(PACK, SftpFailure.dropAfterRename());
    CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(this::run);
    assertTrue(home.standIn().faults().awaitStalled(Duration.ofSeconds(60)));
    home.standIn().faults().always(SftpFailure.refuseLogin());
    home.standIn().faults().release();
    assertEquals("login-refused", run.get(60, TimeUnit.SECONDS).reason());
    home.standIn().faults().clear();
    assertEquals(List.of(PACK), home.standIn().folder().names());
  }

  private RunReport run() {
    try {
      return home.run("winback");
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static List<String> files(RunReport report) {
    return report.segments().stream().map(APackThatMayLieThereTest::file).toList();
  }

  private static String file(SegmentOutcome one) {
    return one.name() + " " + (one.file() == null ? one.reason() : one.file().split("[_.]")[4]);
  }

  @Test
  void isReplacedInItsPlaceHoweverElseItWouldBePackedNow() throws Exception {
    home.rows(People.in("Able:0-99", "Alpha:0-98", "Bravo:0-149"));
    RunReport next = run();
    assertEquals(List.of(), home.standIn().folder().refusals());
    assertEquals(RunState.WHOLE, next.state(), next.message());
    assertEquals(List.of("Able 2", "Alpha 1", "Bravo 1"), files(next));
  }

  @Test
  void staysWholeWhereOneOfItsListsIsMissingNow() throws Exception {
    home.rows(People.in("Alpha:0-98", "Charlie:0-9"));
    RunReport next = run();
    assertEquals(List.of(), home.standIn().folder().refusals());
    assertEquals(List.of("Alpha vanished", "Charlie 2"), files(next));
  }
}
