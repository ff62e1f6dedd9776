package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.FaultySftp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each gives number 1 of the date: whoever came first keeps it, whatever the other one starts. */
class TwoHomesInOneFolderTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";

  @RegisterExtension final TestHome home = new TestHome();
  @RegisterExtension final TestHome other = new TestHome();

  /** It has sent lists for a day, to a folder of its own; from now on both use one. */
  private void moveTheOther(String list) throws Exception {
    other.clock().forward(Duration.ofDays(-1));
    other.rows("2025550155," + list).pipeline("winback", TestHome.ALL);
    assertEquals(RunState.WHOLE, other.run("winback").state());
    other.clock().forward(Duration.ofDays(1));
    FaultySftp shared = home.standIn();
    other.stop().write("known_hosts", shared.knownHostsLine() + "\n");
    other.set("courier.sftp.port", Integer.toString(shared.port()));
    other.set("courier.sftp.password", shared.password());
  }

  private void assertLeft(RunReport report, String list) throws Exception {
    assertEquals("name-taken", report.reason(), report.message());
    assertEquals(SegmentOutcome.SegmentState.FAILED, report.segments().get(0).state());
    assertEquals(list, home.received(FIRST));
  }

  /** As many rows, and a name as long; or not. */
  @ParameterizedTest
  @ValueSource(strings = {"Winback", "Autumns", "Loyal"})
  void whoComesSecondLeavesItAlone(String list) throws Exception {
    moveTheOther(list);
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    assertEquals(RunState.WHOLE, home.run("winback").state());
    String ours = home.received(FIRST);
    RunReport second = other.run("winback");
    assertLeft(second, ours);
    assertLeft(other.run("winback"), ours);
    other.startAgain();
    assertLeft(other.ledger().reports().of(second.run()).orElseThrow(), ours);
    assertLeft(other.run("winback", RunRequest.AGAIN), ours);
    assertEquals(RunState.WHOLE, home.run("winback", RunRequest.AGAIN).state());
    assertEquals(ours, home.received(FIRST));
  }

  /** Attentive takes a file away, and the name is free for whoever comes next. */
  @ParameterizedTest
  @ValueSource(strings = {"Winback", "Autumns", "Loyal"})
  void norDoesWhoHadTheNameBefore(String list) throws Exception {
    moveTheOther(list);
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    RunReport first = home.run("winback");
    Path there = home.standIn().folder().path().resolve(FIRST);
    Files.delete(there);
    assertEquals(RunState.WHOLE, other.run("winback").state());
    String theirs = Files.readString(there);
    assertLeft(home.run("winback", RunRequest.AGAIN), theirs);
    home.startAgain();
    assertLeft(home.run("winback", RunRequest.AGAIN), theirs);
    assertEquals(first.run().date(), home.run("winback").run().date());
    assertEquals(theirs, home.received(FIRST));
  }
}
