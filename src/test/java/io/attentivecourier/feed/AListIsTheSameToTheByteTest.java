package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AListIsTheSameToTheByteTest {
  private static final String NAME = "sirendenim_subscriber_segment_20261122_%d.csv";

  @RegisterExtension final TestHome home = new TestHome();

  @Test
  void aListIsSortedUniqueAndEndsItsLinesWithLf() throws Exception {
    home.rows("(202) 555-0142,Winback", "12025550101,Winback", "2025550142,Winback");
    RunReport report = home.pipeline("winback", TestHome.ALL).run("winback");
    assertEquals(
        "2025550101,Winback\n2025550142,Winback\n" + Canaries.PHONE + ",Winback\n",
        home.received(NAME.formatted(1)));
    assertEquals(RunState.WHOLE, report.state());
    assertEquals("1 segment whole", report.message());
  }

  @Test
  void namesAndNumbersFollowTheSegmentsAcrossPipelines() throws Exception {
    home.rows("2025550101,Winback", "2025550102,Lapsed", "2025550103,VIP", "2025550104,Denim");
    home.pipeline("first", TestHome.ALL + " WHERE segment_name IN ('Winback', 'Lapsed')");
    home.pipeline("second", TestHome.ALL + " WHERE segment_name IN ('VIP', 'Denim')");
    assertEquals(List.of("Lapsed 1", "Winback 2"), numbers(home.run("first")));
    assertEquals(List.of("Denim 3", "VIP 4"), numbers(home.run("second")));
    assertEquals("2025550104,Denim\n", home.received(NAME.formatted(3)));
    assertEquals(List.of(), home.standIn().folder().refusals());
    assertEquals(List.of(), home.standIn().folder().leftovers());
  }

  private static List<String> numbers(RunReport report) {
    return report.segments().stream()
        .map(one -> one.name() + one.file().replaceAll(".*_(\\d+)\\.csv", " $1"))
        .toList();
  }

  @Test
  void everyRowIsCountedOnce() throws Exception {
    home.rows("2025550101,Winback", "2025550101,Winback", "202555,Winback", "2025550102,Win;back");
    RunReport report = home.pipeline("winback", TestHome.ALL).run("winback");
    assertEquals(8, report.counts().read());
    assertEquals(4, report.counts().rejected());
    assertEquals(2, report.counts().duplicates());
    assertEquals(2, report.counts().valid());
    assertEquals(
        Map.of("phone-shape", 2L, "identifier-mixed", 1L, "segment-characters", 1L),
        report.counts().rejectedByRule());
    assertEquals(report, home.ledger().reports().of(report.run()).orElseThrow());
  }

  @Test
  void theReportTellsTheBytesThatWereSent() throws Exception {
    home.rows("2025550101,Winback");
    SegmentOutcome sent = home.pipeline("winback", TestHome.ALL).run("winback").segments().get(0);
    Path there = home.standIn().folder().path().resolve(NAME.formatted(1));
    assertEquals(SegmentOutcome.SegmentState.DELIVERED, sent.state());
    assertEquals(Files.size(there), sent.bytes());
    assertEquals(FileHash.sha256(there), sent.sha256());
    assertEquals(2, sent.rows());
    assertEquals(
        FileHash.sha256(there),
        FileHash.sha256(home.home().sent().resolve("2026-11-22.winback.1/" + NAME.formatted(1))));
  }

  @Test
  void rejectedRowsAreKeptByRowColumnRuleAndHash() throws Exception {
    home.rows("202555,Winback", "2025550101,Win;back");
    home.pipeline("winback", TestHome.ALL).run("winback");
    List<String> lines = rejected();
    assertEquals(5, lines.size());
    assertEquals("row,column,rule,value_hash,person_hash,key,value", lines.get(0));
    assertTrue(lines.get(1).matches("1,phone,phone-shape,[0-9a-f]{32},,,"), lines.get(1));
    assertTrue(
        lines
            .get(2)
            .matches("2,segment_name,segment-characters,[0-9a-f]{32},[0-9a-f]{32},,Win;back"),
        lines.get(2));
    assertTrue(lines.get(3).matches("5,phone,phone-shape,[0-9a-f]{32},[0-9a-f]*,,"), lines.get(3));
    assertTrue(
        lines.get(4).matches("6,phone,identifier-mixed,[0-9a-f]{32},[0-9a-f]*,,"), lines.get(4));
  }

  @Test
  void refusedValuesAreKeptWhereAskedFor() throws Exception {
    home.set("courier.rejected.keepValues", "true").rows("202555,Winback", "2025550101,Winback");
    home.pipeline("winback", TestHome.ALL).run("winback");
    assertTrue(rejected().get(1).matches("1,phone,phone-shape,[0-9a-f]{32},,,202555"));
  }

  private List<String> rejected() throws Exception {
    return Files.readAllLines(home.home().rejected().resolve("2026-11-22.winback.1.csv"));
  }

  @Test
  void phonesHaveElevenDigitsWhereTheReceiverWantsThem() throws Exception {
    home.set("courier.phone.digits", "11").rows("2025550101,Winback", "12025550102,Winback");
    home.pipeline("winback", TestHome.ALL).run("winback");
    assertEquals(
        "12025550101,Winback\n12025550102,Winback\n1" + Canaries.PHONE + ",Winback\n",
        home.received(NAME.formatted(1)));
  }

  @Test
  void aListOfAddressesIsInSmallLetters() throws Exception {
    home.set("courier.pipeline.news.identifier", "email").emails("Denim@Example.COM,News");
    home.pipeline("news", "SELECT email, segment_name" + TestHome.ROWS);
    RunReport report = home.run("news");
    assertEquals(
        Canaries.EMAIL + ",News\ndenim@example.com,News\n", home.received(NAME.formatted(1)));
    assertEquals(
        Map.of("email-syntax", 1L, "identifier-mixed", 1L), report.counts().rejectedByRule());
    assertEquals(1, report.counts().duplicates());
  }

  @Test
  void aPlanNamesTheFilesAndSendsNone() throws Exception {
    home.rows("2025550101,Winback", "2025550102,Lapsed");
    home.pipeline("winback", TestHome.ALL);
    RunReport plan = home.run("winback", RunRequest.PLAN);
    assertTrue(plan.planned());
    assertEquals(List.of("Lapsed 1", "Winback 2"), numbers(plan));
    assertEquals(List.of(), home.standIn().folder().names());
    assertFalse(Files.exists(home.home().outbox()));
    assertEquals(List.of(), home.ledger().reports().on(plan.run().date()));
  }
}
