package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code courier.files=single}, with 300 rows to a file. The first list has the canary too. */
class ListsArePackedTogetherTest {
  private static final String NAME = "sirendenim_subscriber_segment_20261122_%d.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void packed() throws Exception {
    home.set("courier.files", "single").set("courier.maxRowsPerFile", "300");
    home.rows(People.in("Alpha:0-98", "Bravo:0-149", "Charlie:0-199", "Delta:0-9"));
    home.pipeline("winback", TestHome.ALL);
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  private RunReport again(String... ranges) throws Exception {
    return home.rows(People.in(ranges)).run("winback", RunRequest.AGAIN);
  }

  private static List<String> files(RunReport report) {
    return report.segments().stream().map(ListsArePackedTogetherTest::file).toList();
  }

  private static String file(SegmentOutcome one) {
    return one.name() + " " + (one.file() == null ? one.reason() : one.file().split("[_.]")[4]);
  }

  private List<Long> sizes() {
    var folder = home.standIn().folder();
    return List.of(folder.size("Alpha"), folder.size("Bravo"), folder.size("Charlie"));
  }

  @Test
  void wholeSegmentsUpToTheLimitInOrderOfName() throws Exception {
    RunReport report = home.run("winback");
    assertEquals(List.of("Alpha 1", "Bravo 1", "Charlie 2", "Delta 2"), files(report));
    assertEquals(250, home.received(NAME.formatted(1)).lines().count());
    assertEquals(210, home.received(NAME.formatted(2)).lines().count());
    List<String> lines = home.received(NAME.formatted(1)).lines().toList();
    assertTrue(lines.get(99).endsWith(",Alpha") && lines.get(100).endsWith(",Bravo"));
  }

  @Test
  void sentAgainEachStaysInItsFile() throws Exception {
    RunReport report = again("Alpha:0-49", "Bravo:0-99", "Charlie:0-199", "Delta:0-9", "Echo:0-9");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(List.of("Alpha 1", "Bravo 1", "Charlie 2", "Delta 2", "Echo 3"), files(report));
    assertEquals(List.of(51L, 100L, 200L), sizes());
    assertEquals(List.of(), home.standIn().folder().refusals());
  }

  @Test
  void aPackIsReplacedWholeOrNotAtAll() throws Exception {
    RunReport held = again("Alpha:0-98", "Bravo:0-29", "Charlie:0-198", "Delta:0-9");
    assertEquals(RunState.HELD, held.state(), held.message());
    assertEquals(List.of("Alpha drop", "Bravo drop", "Charlie 2", "Delta 2"), files(held));
    assertEquals(List.of(100L, 150L, 199L), sizes());
    RunReport released = home.run("winback", RunRequest.release(held.run(), null));
    assertEquals(RunState.WHOLE, released.state(), released.message());
    assertEquals(List.of(100L, 30L, 199L), sizes());
    assertEquals(List.of(), home.standIn().folder().refusals());
  }

  @Test
  void aPackOfWhichOneVanishedStaysAsItIs() throws Exception {
    RunReport held = again("Bravo:0-140", "Charlie:0-199", "Delta:0-9");
    assertEquals(List.of(100L, 150L, 200L), sizes());
    assertEquals(RunState.HELD, held.state());
    assertEquals(List.of(), home.standIn().folder().refusals());
  }

  /** A segment's file of a date never changes: without Alpha the file would be another one. */
  @Test
  void aPackOfWhichOneIsRetiredStaysAsItIsUntilTheNextDate() throws Exception {
    home.ledger().runs().note(new Act(Act.Kind.RETIRE, null, "Alpha", "jane", "over"));
    RunReport held = again("Bravo:0-140", "Charlie:0-199", "Delta:0-9");
    assertEquals(List.of("Bravo vanished", "Charlie 2", "Delta 2"), files(held));
    assertTrue(held.message().contains("segment Alpha is not in the result"), held.message());
    RunReport released = home.run("winback", RunRequest.release(held.run(), null));
    assertEquals(RunState.HELD, released.state(), released.message());
    assertEquals(List.of(100L, 150L, 200L), sizes());
    home.clock().forward(Duration.ofDays(1));
    RunReport next = home.run("winback");
    assertEquals(RunState.WHOLE, next.state(), next.message());
    assertEquals(List.of("Bravo 1", "Charlie 2", "Delta 2"), files(next));
  }

  @Test
  void aPackThatOutgrowsItsFileIsRefused() throws Exception {
    RunReport refused = again("Alpha:0-159", "Bravo:0-149", "Charlie:0-199", "Delta:0-9");
    assertEquals("segment-oversize", refused.reason(), refused.message());
    assertEquals(List.of(100L, 150L, 200L), sizes());
  }
}
