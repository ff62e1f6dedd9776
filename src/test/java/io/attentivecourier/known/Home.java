package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.ledger.Api;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.people.People;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Runs of one or two pipelines over one folder and one ledger. */
public final class Home implements AutoCloseable {
  public static final String KEY = "0a1b2c3d";
  static final List<String> NAMES = List.of("tier", "points");

  public final Path folder;
  final Path staging;
  public final KnownPeople known;
  final Ledger ledger;

  public Home(Path root) {
    this(root, KEY);
  }

  Home(Path root, String keyId) {
    folder = root.resolve("people");
    staging = root.resolve("staging");
    ledger = Ledger.open("jdbc:sqlite:" + root.resolve("ledger.db"), Clock.systemUTC());
    known = new KnownPeople(folder, keyId, ledger.outcomes());
  }

  public static RunId run(int number) {
    return RunId.parse("2026-11-22.tiers." + number);
  }

  /** A run's comparison; its pipeline is the run's. */
  KnownComparison compare(RunId run, List<String> names, boolean changesOnly, Person... people)
      throws IOException {
    List<Person> sorted =
        Arrays.stream(people)
            .sorted((one, other) -> Long.compareUnsigned(one.hash(), other.hash()))
            .toList();
    return (KnownComparison)
        known.compare(run.pipeline(), names, sorted.iterator(), changesOnly, run, staging);
  }

  /** The hashes of those sent; published and sealed, and nothing more. */
  public List<Long> seal(RunId run, Person... people) throws IOException {
    return seal(run, NAMES, people);
  }

  List<Long> seal(RunId run, List<String> names, Person... people) throws IOException {
    try (Comparison comparison = compare(run, names, true, people)) {
      List<Long> sent = People.all(comparison).stream().map(Person::hash).toList();
      comparison.publish();
      seal(run, sent.size());
      return sent;
    }
  }

  private void seal(RunId run, int lines) {
    assertEquals(
        run, ledger.runs().begin(run.pipeline(), run.date(), RunKind.ATTRIBUTES, run.number() - 1));
    var parts = List.of(new SealedFile.Part("attributes", lines));
    var file = new SealedFile("attributes.jsonl", "attributes", 1, 90, "ab".repeat(32), parts);
    RunReport.Counts counts = new RunReport.Counts(lines, 0, Map.of());
    ledger.files().seal(run, counts, lines == 0 ? List.of() : List.of(file));
  }

  /** Sealed, all of it with one outcome, and ended. */
  List<Long> run(RunId run, RunReport.PersonOutcome outcome, Person... people) throws IOException {
    List<Long> sent = seal(run, people);
    end(run, outcome);
    return sent;
  }

  boolean end(RunId run, RunReport.PersonOutcome outcome) throws IOException {
    long lines = ledger.outcomes().ascending(run).lines();
    return end(run, Collections.nCopies((int) lines, outcome));
  }

  /** Ends the run with the outcome of each line; stretches that are not open are a job each. */
  public boolean end(RunId run, List<RunReport.PersonOutcome> outcomes) throws IOException {
    int end = 0;
    for (int from = 0; from < outcomes.size(); from = Math.max(end, from + 1)) {
      end = from;
      while (end < outcomes.size() && outcomes.get(end) != RunReport.PersonOutcome.OPEN) {
        end++;
      }
      if (end > from) {
        set(run, from, outcomes.subList(from, end));
      }
    }
    return known.advance(run, run.pipeline());
  }

  /** A job of these people, and its end. */
  void set(RunId run, long first, List<RunReport.PersonOutcome> outcomes) {
    String job = "job-" + first;
    ledger.requests().record(run, RequestResult.accepted(first, outcomes.size(), job));
    ledger.requests().endJob(run, end(job, outcomes));
  }

  static OpenJob.JobEnd end(String job, List<RunReport.PersonOutcome> outcomes) {
    return Api.end(job, outcomes);
  }

  /** Who would be sent now, without publishing. */
  List<Long> wouldSend(Person... people) throws IOException {
    return wouldSend("tiers", people);
  }

  List<Long> wouldSend(String pipeline, Person... people) throws IOException {
    RunId run = RunId.parse("2026-11-22." + pipeline + ".999");
    try (Comparison comparison = compare(run, NAMES, true, people)) {
      return People.all(comparison).stream().map(Person::hash).toList();
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
