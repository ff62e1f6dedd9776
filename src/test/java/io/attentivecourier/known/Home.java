package io.attentivecourier.known;

import io.attentivecourier.people.People;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs of one or two pipelines over one folder. */
public final class Home {
  public static final String KEY = "0a1b2c3d";
  static final List<String> NAMES = List.of("tier", "points");

  public final Path folder;
  final Path staging;
  public final KnownPeople known;

  public Home(Path root) {
    this(root, KEY);
  }

  Home(Path root, String keyId) {
    folder = root.resolve("people");
    staging = root.resolve("staging");
    known = new KnownPeople(folder, keyId);
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

  /** The hashes of those sent; published, and nothing more. */
  public List<Long> seal(RunId run, Person... people) throws IOException {
    return seal(run, NAMES, people);
  }

  List<Long> seal(RunId run, List<String> names, Person... people) throws IOException {
    try (Comparison comparison = compare(run, names, true, people)) {
      List<Long> sent = People.all(comparison).stream().map(Person::hash).toList();
      comparison.publish();
      return sent;
    }
  }

  /** Sealed, all of it with one outcome, and ended. */
  List<Long> run(RunId run, RunReport.PersonOutcome outcome, Person... people) throws IOException {
    List<Long> sent = seal(run, people);
    end(run, outcome);
    return sent;
  }

  boolean end(RunId run, RunReport.PersonOutcome outcome) throws IOException {
    try (Outcomes outcomes = Outcomes.open(folder, run)) {
      RunReport.PersonOutcome[] all = new RunReport.PersonOutcome[(int) outcomes.lines()];
      Arrays.fill(all, outcome);
      outcomes.set(0, all);
    }
    return known.advance(run, run.pipeline());
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
}
