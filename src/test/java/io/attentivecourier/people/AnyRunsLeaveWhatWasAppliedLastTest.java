package io.attentivecourier.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.home.Trees;
import io.attentivecourier.known.Home;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A map is what is known: a person leaves it at the seal, and comes back when applied last. */
class AnyRunsLeaveWhatWasAppliedLastTest {
  private static final List<Long> PEOPLE = List.of(1L, 2L, 3L, 1L << 62, Long.MIN_VALUE, -3L, -1L);

  /**
   * @param values of each of the people; 0 where they are not in the run
   * @param outcomes of each of the people, if they are sent
   * @param ends before the next run is sealed, or only after it
   */
  record Run(List<Integer> values, List<RunReport.PersonOutcome> outcomes, boolean ends) {}

  private final Map<Long, Long> known = new HashMap<>();
  private final Map<Long, Integer> lastRun = new HashMap<>();
  private final List<TreeMap<Long, Long>> sent = new ArrayList<>();

  @Property(tries = 40)
  void asAMapSays(@ForAll("runs") List<Run> runs) throws IOException {
    Path root = Files.createTempDirectory("people");
    known.clear(); // one instance takes all tries
    lastRun.clear();
    sent.clear();
    try (Home home = new Home(root)) {
      all(home, runs);
    } finally {
      Trees.delete(root);
    }
  }

  @Provide
  Arbitrary<List<Run>> runs() {
    var values = Arbitraries.integers().between(0, 2).list().ofSize(PEOPLE.size());
    var outcomes = Arbitraries.of(RunReport.PersonOutcome.class).list().ofSize(PEOPLE.size());
    return Combinators.combine(values, outcomes, Arbitraries.of(true, false))
        .as(Run::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private void all(Home home, List<Run> runs) throws IOException {
    for (int i = 0; i < runs.size(); i++) {
      seal(home, i, runs.get(i));
      if (i > 0 && !runs.get(i - 1).ends()) {
        end(home, i - 1, runs.get(i - 1));
      }
      if (runs.get(i).ends()) {
        end(home, i, runs.get(i));
      }
    }
  }

  private void seal(Home home, int number, Run run) throws IOException {
    TreeMap<Long, Long> expected = new TreeMap<>((Comparator<Long>) Long::compareUnsigned);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE.size(); i++) {
      long hash = PEOPLE.get(i);
      long value = run.values().get(i);
      if (value != 0) {
        people.add(People.person(hash, "p", value, 0));
      }
      if (value != 0 && !Long.valueOf(value).equals(known.get(hash))) {
        expected.put(hash, value);
      }
    }
    List<Long> hashes = home.seal(id(number), people.toArray(Person[]::new));
    assertEquals(new ArrayList<>(expected.keySet()), hashes);
    expected.keySet().forEach(known::remove);
    expected.keySet().forEach(hash -> lastRun.put(hash, number));
    sent.add(expected);
  }

  private void end(Home home, int number, Run run) throws IOException {
    List<RunReport.PersonOutcome> outcomes = new ArrayList<>();
    for (Map.Entry<Long, Long> one : sent.get(number).entrySet()) {
      RunReport.PersonOutcome outcome = run.outcomes().get(PEOPLE.indexOf(one.getKey()));
      outcomes.add(outcome);
      if (outcome == RunReport.PersonOutcome.APPLIED && lastRun.get(one.getKey()) == number) {
        known.put(one.getKey(), one.getValue());
      }
    }
    home.end(id(number), outcomes);
  }

  private static RunId id(int number) {
    return Home.run(number + 1);
  }
}
