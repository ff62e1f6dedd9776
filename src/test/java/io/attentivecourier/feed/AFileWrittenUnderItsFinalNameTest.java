package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code courier.sftp.publish=direct}, whose risk was accepted. */
class AFileWrittenUnderItsFinalNameTest {
  private static final String FIRST = "sirendenim_subscriber_segment_20261122_1.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.set("courier.sftp.publish", "direct")
        .set("courier.sftp.acceptDirectRisk", "true")
        .rows("2025550101,Denim")
        .pipeline("winback", TestHome.ALL);
  }

  @Test
  void noTemporaryNameIsUsed() throws Exception {
    RunReport report = home.run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    List<String> operations = home.standIn().traffic().operations();
    assertTrue(operations.stream().noneMatch(one -> one.contains(".part")), operations.toString());
  }

  @Test
  void itsOwnHalfIsWrittenOverByTheNextTry() throws Exception {
    home.standIn().faults().once(SftpFailure.dropConnectionAt(3));
    RunReport report = home.run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertTrue(home.received(FIRST).contains("2025550101,Denim\n"), home.received(FIRST));
  }

  @Test
  void aFileThatIsNotOursIsLeftAsItIs() throws Exception {
    home.run("winback");
    home.clock().forward(java.time.Duration.ofDays(1));
    String next = "sirendenim_subscriber_segment_20261123_1.csv";
    Files.writeString(home.standIn().folder().path().resolve(next), "2025550199,Other\n");
    RunReport report = home.run("winback");
    assertEquals("name-taken", report.reason(), report.message());
    assertEquals("2025550199,Other\n", home.received(next));
  }
}
