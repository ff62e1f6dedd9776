package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ASegmentThatIsRefusedStopsTheOthersTest {
  @RegisterExtension final TestHome home = new TestHome();

  private void assertRefused(String reason, RunReport report, String... segments) {
    assertEquals(RunState.FAILED, report.state());
    assertEquals(reason, report.reason(), report.message());
    assertTrue(report.message().startsWith(report.run().pipeline() + ": "), report.message());
    assertEquals(
        List.of(segments),
        report.segments().stream()
            .map(one -> one.name() + " " + one.state() + " " + one.reason())
            .toList());
  }

  private static List<String> files(RunReport report) {
    return report.segments().stream().map(SegmentOutcome::file).toList();
  }

  @Test
  void aSegmentOverTheRowLimit() throws Exception {
    home.set("courier.maxRowsPerFile", "2");
    home.rows("2025550101,Winback", "2025550102,Winback", "2025550103,Lapsed");
    RunReport report = home.pipeline("winback", TestHome.ALL).run("winback");
    assertRefused(
        "segment-oversize", report, "Lapsed NOT_SENT null", "Winback REFUSED segment-oversize");
    assertEquals(3, report.segments().get(1).rows());
    assertEquals(List.of(), home.standIn().folder().names());
  }

  @Test
  void twoNamesThatDifferInCase() throws Exception {
    home.rows("2025550101,Winback", "2025550102,WINBACK", "2025550103,Lapsed");
    RunReport report = home.pipeline("winback", TestHome.ALL).run("winback");
    assertRefused(
        "segment-case-clash",
        report,
        "Lapsed NOT_SENT null",
        "WINBACK REFUSED segment-case-clash",
        "Winback NOT_SENT null");
    assertEquals(List.of(), home.standIn().folder().names());
  }

  @Test
  void aNameThatDiffersInCaseFromADeliveredOne() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL).run("winback");
    home.rows("2025550101,winback", "2025550103,Lapsed").pipeline("other", TestHome.ALL);
    assertRefused(
        "segment-case-clash",
        home.run("other"),
        "Lapsed NOT_SENT null",
        "winback REFUSED segment-case-clash");
    assertEquals(1, home.standIn().folder().names().size());
  }

  @Test
  void twoCampaignsThatMeetInOneName() throws Exception {
    home.pipeline(
        "spring",
        """
        SELECT '2025550101' AS phone, 'Spring' AS campaign_name, 'SaleVIP' AS group_name
        UNION ALL SELECT '2025550102', 'Spring Sale', 'VIP'
        UNION ALL SELECT '2025550103', 'Autumn', 'VIP'
        """);
    assertRefused(
        "segment-name-clash",
        home.run("spring"),
        "AutumnVIP NOT_SENT null",
        "SpringSaleVIP REFUSED segment-name-clash");
    assertEquals(List.of(), home.standIn().folder().names());
  }

  @Test
  void aSegmentOfAnotherPipeline() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL).run("winback");
    home.rows("2025550101,Lapsed", "2025550102,Winback").pipeline("other", TestHome.ALL);
    RunReport report = home.run("other");
    assertRefused("segment-owner", report, "Lapsed NOT_SENT null", "Winback REFUSED segment-owner");
    assertTrue(report.message().contains("pipeline winback"), report.message());
    assertEquals(java.util.Arrays.asList(null, null), files(report));
    assertEquals(1, home.standIn().folder().names().size());
  }
}
