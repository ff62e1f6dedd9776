package io.attentivecourier.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code segments.camel.yaml} as it is shipped. */
class SegmentsTest extends FlowTestSupport {
  private static final List<String> READ =
      List.of(
          "query", "validate", "stage", "note-rejections", "csv", "append", "complete", "judge");

  private final Listened listened = new Listened(home);

  @BeforeEach
  void listen() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    listened
        .to("send-segments", "end")
        .to("read-rows", "query", "validate", "stage", "note-rejections")
        .to("write-segments", "csv", "append", "complete", "judge")
        .to("seal-files", "packed", "seal");
  }

  private static List<String> andThen(String... steps) {
    List<String> all = new ArrayList<>(READ);
    all.addAll(List.of(steps));
    return all;
  }

  @Test
  void theStepsHappenInOrder() throws Exception {
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(andThen("packed", "seal", "end"), listened.steps());
  }

  @Test
  void aPlanSealsNothing() throws Exception {
    home.run("winback", RunRequest.PLAN);
    assertEquals(andThen("end"), listened.steps());
  }

  @Test
  void aWholeDateIsNotReadAgain() throws Exception {
    home.run("winback");
    home.run("winback");
    assertEquals(andThen("packed", "seal", "end", "end"), listened.steps());
  }

  @Test
  void rowsAreCheckedBatchByBatch() throws Exception {
    home.pipeline(
        "many",
        "SELECT '202555' || lpad(range::text, 4, '0') AS phone, 'Many' AS segment_name"
            + " FROM range(0, 9000)");
    home.run("many");
    int batches = (9000 + RowBatches.ROWS - 1) / RowBatches.ROWS;
    assertEquals(batches, listened.steps().stream().filter("validate"::equals).count());
    assertEquals(3, listened.steps().stream().filter("csv"::equals).count());
    assertFalse(listened.steps().contains("note-rejections"));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "query, read-rows",
    "validate, read-rows",
    "stage, read-rows",
    "note-rejections, read-rows",
    "csv, write-segments",
    "append, write-segments",
    "complete, write-segments",
    "seal, seal-files",
  })
  void aFaultEndsTheRunBeforeItIsSealed(String step, String route) throws Exception {
    listened.failing(route, step, 1, () -> new Refusal(Reason.QUERY_FAILED, "as asked"));
    RunReport report = home.run("winback");
    assertEquals(RunState.FAILED, report.state());
    assertEquals("query-failed", report.reason());
    assertEquals("winback: as asked", report.message());
    assertEquals(List.of(), home.standIn().folder().names());
    assertEquals(List.of(), home.ledger().runs().unfinished());
    assertEquals(RunState.WHOLE, home.run("winback").state());
  }

  @Test
  void aFullDiskIsSaidAsOne() throws Exception {
    listened.failing(
        "write-segments", "append", 1, () -> new IOException("No space left on device"));
    assertEquals("no-space", home.run("winback").reason());
  }

  @Test
  void aFaultThatNobodyForesawIsNotTriedAgain() throws Exception {
    listened.failing("write-segments", "append", 1, () -> new IllegalStateException("odd"));
    RunReport report = home.run("winback");
    assertEquals("unexpected", report.reason());
    assertEquals(1, listened.steps().stream().filter("csv"::equals).count());
  }
}
