package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.ledger;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnAnswerIsWrittenOnce {
  @TempDir private Path folder;
  @AutoClose private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = ledger(folder);
  }

  @ParameterizedTest
  @CsvSource({
    // 256 to 511 are answered.
    "0, 256, taken",
    "0, 257, refused",
    "511, 1, refused",
    "512, 256, taken",
    "300, 1, refused",
    "256, 256, refused",
    "0, 1000, refused",
    "255, 2, refused",
    // 1000 lines are sealed.
    "999, 1, taken",
    "999, 2, refused",
    "1000, 1, refused",
    "-1, 1, refused",
    "0, 0, refused",
  })
  void aLineIsAnsweredForOnceAndOnlyIfItWasSealed(long first, int people, String expected) {
    RunId run = Api.sealed(ledger, 1000);
    RequestResult there = RequestResult.accepted(256, 256, "job-1");
    ledger.requests().record(run, there);
    RequestResult next = RequestResult.refused(first, people, "bad-record");

    if (expected.equals("taken")) {
      ledger.requests().record(run, next);
    } else {
      assertThrows(IllegalStateException.class, () -> ledger.requests().record(run, next));
      assertEquals(List.of(there), ledger.requests().results(run));
    }
  }

  @Test
  void linesOfAnotherRunDoNotCount() {
    RunId run = Api.sealed(ledger, 10);
    RunId other = Api.sealed(ledger, 10);
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    ledger.requests().record(other, RequestResult.accepted(0, 10, "job-1"));

    assertEquals(1, ledger.requests().openJobs(other).size());
  }

  @Test
  void aStateComesWithWhatBelongsToIt() {
    RunId run = Api.sealed(ledger, 10);

    refused(run, new RequestResult(0, 1, RequestResult.RequestState.ACCEPTED, null, null, null));
    refused(run, new RequestResult(0, 1, RequestResult.RequestState.REFUSED, null, null, null));
    refused(
        run, new RequestResult(0, 1, RequestResult.RequestState.APPLIED, null, "bad-record", null));
    refused(
        run,
        new RequestResult(
            0, 1, RequestResult.RequestState.UNCONFIRMED, null, "unanswered", "NEWLY"));
    refused(run, RequestResult.applied(0, 1, "SOMEHOW"));
  }

  @Test
  void aReasonIsAnIdAndNoText() {
    RunId run = Api.sealed(ledger, 10);

    refused(run, RequestResult.refused(0, 1, "+12025550101 is no phone"));
    refused(run, RequestResult.refused(0, 1, "someone@example.com"));
    refused(run, RequestResult.refused(0, 1, ""));
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    OpenJob.JobEnd end =
        new OpenJob.JobEnd(
            "job-1",
            "COMPLETED",
            Collections.nCopies(10, RunReport.PersonOutcome.REFUSED),
            Map.of("No Phone", 10L),
            Map.of());
    assertThrows(IllegalStateException.class, () -> ledger.requests().endJob(run, end));
    assertEquals(1, ledger.requests().openJobs(run).size());
    assertTrue(ledger.requests().hasOpenJobs(run));
  }

  @Test
  void aJobIsOfOneRequestAndEndsOnce() {
    RunId run = Api.sealed(ledger, 20);
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    refused(run, RequestResult.accepted(10, 10, "job-1"));
    ledger.requests().endJob(run, Api.end("job-1", 10, 0));

    assertThrows(
        IllegalStateException.class, () -> ledger.requests().endJob(run, Api.end("job-1", 9, 1)));
    assertThrows(
        IllegalStateException.class, () -> ledger.requests().endJob(run, Api.end("job-2", 10, 0)));
  }

  @ParameterizedTest
  @CsvSource({"9, 0", "9, 2", "11, 0", "0, 0", "0, 11"})
  void anEndSpeaksOfAllPeopleOfItsJob(long applied, long refused) {
    RunId run = Api.sealed(ledger, 10);
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));

    assertThrows(
        IllegalStateException.class,
        () -> ledger.requests().endJob(run, Api.end("job-1", applied, refused)));
    assertEquals(10, ledger.reports().users(run).orElseThrow().unconfirmed());
  }

  /** The reasons count other people than the outcomes, or somebody is open. */
  @ParameterizedTest
  @CsvSource({"9, 1, 0, 2", "9, 1, 0, 0", "10, 0, 0, 1", "8, 1, 1, 1", "9, 0, 1, 0", "9, 0, 1, 1"})
  void theOutcomesOfAJobAreThoseThatItCounts(int applied, int refused, int open, long counted) {
    RunId run = Api.sealed(ledger, 10);
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    List<RunReport.PersonOutcome> outcomes = new ArrayList<>();
    outcomes.addAll(Collections.nCopies(applied, RunReport.PersonOutcome.APPLIED));
    outcomes.addAll(Collections.nCopies(refused, RunReport.PersonOutcome.REFUSED));
    outcomes.addAll(Collections.nCopies(open, RunReport.PersonOutcome.OPEN));
    OpenJob.JobEnd end =
        new OpenJob.JobEnd("job-1", "COMPLETED", outcomes, Map.of("no-phone", counted), Map.of());

    assertThrows(IllegalStateException.class, () -> ledger.requests().endJob(run, end));
    assertEquals(1, ledger.requests().openJobs(run).size());
  }

  @Test
  void whatARunCarriesIsToldOnce() {
    RunId run = Api.sealed(ledger, 10);

    assertEquals(Optional.of(Api.CARRIED), ledger.requests().payload(run));
    assertThrows(
        IllegalStateException.class, () -> ledger.requests().notePayload(run, Api.CARRIED));
    RunId other = ledger.runs().begin("loyalty", Sample.DAY, RunKind.ATTRIBUTES);
    RunPayload twice = new RunPayload(0, 0, 0, List.of("tier", "tier"));
    assertThrows(IllegalStateException.class, () -> ledger.requests().notePayload(other, twice));
    assertEquals(Optional.empty(), ledger.requests().payload(other));
  }

  private void refused(RunId run, RequestResult answered) {
    List<RequestResult> before = ledger.requests().results(run);
    assertThrows(IllegalStateException.class, () -> ledger.requests().record(run, answered));
    assertEquals(before, ledger.requests().results(run));
  }
}
