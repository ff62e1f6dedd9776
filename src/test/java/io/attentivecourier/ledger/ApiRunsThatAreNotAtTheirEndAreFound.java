package io.attentivecourier.ledger;

import static io.attentivecourier.ledger.Sample.end;
import static io.attentivecourier.ledger.Sample.file;
import static io.attentivecourier.ledger.Sample.ledger;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiRunsThatAreNotAtTheirEndAreFound {
  private static final String NAME = "attributes.jsonl";

  @TempDir private Path folder;
  @AutoClose private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = ledger(folder);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // Without an end it is to be ended, whatever is left.
        "-, -, nothing, open",
        "-, -, job, open",
        "-, -, lines, open",
        "ACCEPTED, -, job, open",
        "ACCEPTED, -, nothing, open",
        "WHOLE, -, nothing, ended",
        "PARTIAL, -, nothing, ended",
        "FAILED, API_DOWN, lines, open",
        "FAILED, API_DOWN, job, open",
        "FAILED, API_DOWN, nothing, ended",
        // Accepted jobs are followed; the rest would meet the same answer.
        "FAILED, UNAUTHORIZED, job, open",
        "FAILED, UNAUTHORIZED, lines, ended",
        "FAILED, REQUESTS_REFUSED, lines, ended",
        "FAILED, INTERRUPTED, nothing, ended",
        "HELD, CHANGED, lines, ended",
      })
  void byTheirEndAndWhatIsLeft(RunState state, Reason reason, String left, String expected) {
    RunId run = Api.sealed(ledger, 20);
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    if (!left.equals("lines")) {
      ledger.requests().record(run, RequestResult.refused(10, 10, "bad-record"));
    }
    if (!left.equals("job")) {
      ledger.requests().endJob(run, Api.end("job-1", 10, 0));
    }
    if (state != null) {
      ledger.runs().end(end(run, state, reason));
    }

    assertEquals(expected.equals("open") ? List.of(run) : List.of(), ledger.requests().openRuns());
    assertEquals(List.of(), ledger.runs().unfinished());
  }

  @Test
  void theNewestEndCounts() {
    RunId run = Api.sealed(ledger, 20);
    ledger.runs().end(end(run, RunState.ACCEPTED, null));
    ledger.runs().end(end(run, RunState.WHOLE, null));

    assertEquals(List.of(), ledger.requests().openRuns());
  }

  @Test
  void aRunThatWasPutAsideSendsNothingMore() {
    RunId run = Api.sealed(ledger, 20);
    ledger.files().step(run, NAME, FileStep.SUPERSEDED, Reason.SUPERSEDED);
    ledger.runs().end(end(run, RunState.FAILED, Reason.API_DOWN));

    assertEquals(List.of(), ledger.requests().openRuns());
  }

  @Test
  void theyStandInTheOrderInWhichTheyBegan() {
    RunId first = Api.sealed(ledger, "zebra", RunKind.ATTRIBUTES, 5);
    RunId second = Api.sealed(ledger, "aged", RunKind.SUBSCRIBERS, 5);
    ledger.runs().end(end(first, RunState.ACCEPTED, null));

    assertEquals(List.of(first, second), ledger.requests().openRuns());
  }

  @Test
  void whatNeverSealedIsInterruptedAndNotOpen() {
    RunId run = ledger.runs().begin("loyalty", Sample.DAY, RunKind.ATTRIBUTES);
    RunId segments = Sample.sealed(ledger, "winback", file("Winback", 1));
    Api.sealed(ledger, 20);

    assertEquals(List.of(run, segments), ledger.runs().unfinished());
  }

  @Test
  void aRestartFindsTheOpenJobsAndTheLines() {
    RunId run = Api.sealed(ledger, 30);
    ledger.requests().record(run, RequestResult.accepted(20, 10, "job-2"));
    ledger.requests().record(run, RequestResult.accepted(0, 10, "job-1"));
    ledger.requests().endJob(run, Api.end("job-1", 8, 2));
    ledger.close();
    ledger = ledger(folder);

    assertEquals(
        List.of(new OpenJob(run, "job-2", 20, 10, Sample.NOON)), ledger.requests().openJobs(run));
    assertEquals(
        List.of(new LineRange(10, 10)),
        LineRange.Unanswered.of(ledger.requests().results(run), 30));
    assertEquals(List.of(run), ledger.requests().openRuns());
  }

  @Test
  void aNewerRunTakesThePlaceOfWhatNobodyAnswered() {
    RunId unsent = Api.sealed(ledger, 5);
    RunId begun = Api.sealed(ledger, 5);
    ledger.requests().record(begun, RequestResult.accepted(0, 1, "job-1"));
    Api.sealed(ledger, "other", RunKind.ATTRIBUTES, 5);
    Api.sealed(ledger, "loyalty", RunKind.SUBSCRIBERS, 5);
    RunId putAside = Api.sealed(ledger, 5);
    ledger.files().step(putAside, NAME, FileStep.SUPERSEDED, null);
    RunId now = Api.sealed(ledger, 5);
    Api.sealed(ledger, 5);

    assertEquals(List.of(unsent), ledger.requests().unsentBefore(now));
    assertEquals(List.of(), ledger.requests().unsentBefore(unsent));
  }

  /** A segment may be named as the one part of an API run's file is. */
  @Test
  void aSegmentNeverTakesThePlaceOfAnApiRun() {
    Api.sealed(ledger, 5);
    RunId segments = Sample.sealed(ledger, "winback", file("attributes", 1));

    assertEquals(List.of(), ledger.files().undeliveredBefore(segments, Set.of("attributes")));
    assertEquals(List.of(), ledger.reports().of(Api.sealed(ledger, 5)).orElseThrow().segments());
  }
}
