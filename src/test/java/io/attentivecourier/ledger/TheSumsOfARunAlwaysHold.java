package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.home.Trees;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TheSumsOfARunAlwaysHold {
  private static final int LINES = 200;

  /** The requests of a run in any order and of any size, some of them answered, some ended. */
  @Property(tries = 40)
  void whateverWasAnsweredOrEnded(@ForAll long seed) throws IOException {
    Path home = Files.createTempDirectory("sums");
    try (Ledger ledger = Sample.ledger(home)) {
      Random random = new Random(seed);
      RunId run = Api.sealed(ledger, LINES);
      Told told = new Told();
      for (int first = 0; first < LINES; ) {
        int people = Math.min(1 + random.nextInt(40), LINES - first);
        tell(ledger, run, told, first, people, random);
        check(ledger, run, told);
        first += people;
      }
    } finally {
      Trees.delete(home);
    }
  }

  /** What the test knows by its own count. */
  private static final class Told {
    private long applied;
    private long refused;
    private long requests;
    private long newly;
  }

  private static void tell(
      Ledger ledger, RunId run, Told told, int first, int people, Random random) {
    String job = "job-" + first;
    switch (random.nextInt(6)) {
      case 0 -> {
        return;
      }
      case 1 -> {
        ledger.requests().record(run, RequestResult.refused(first, people, "bad-record"));
        told.refused += people;
      }
      case 2 -> {
        ledger.requests().record(run, RequestResult.applied(first, people, RequestResult.NEWLY));
        told.applied += people;
        told.newly += people;
      }
      case 3 ->
          ledger.requests().record(run, RequestResult.unconfirmed(first, people, "unanswered"));
      case 4 -> ledger.requests().record(run, RequestResult.accepted(first, people, job));
      default -> {
        ledger.requests().record(run, RequestResult.accepted(first, people, job));
        end(ledger, run, told, job, people, random);
      }
    }
    told.requests++;
  }

  private static void end(
      Ledger ledger, RunId run, Told told, String job, int people, Random random) {
    long applied = random.nextInt(people + 1);
    long refused = random.nextInt((int) (people - applied) + 1);
    ledger.requests().endJob(run, Api.end(job, applied, refused, people - applied - refused));
    told.applied += applied;
    told.refused += refused;
  }

  private static void check(Ledger ledger, RunId run, Told told) {
    RunReport.Users users = ledger.reports().users(run).orElseThrow();
    assertEquals(LINES, users.sent());
    assertEquals(LINES, users.applied() + users.refused() + users.unconfirmed());
    assertEquals(told.applied, users.applied());
    assertEquals(told.refused, users.refused());
    assertEquals(told.requests, users.requests());
    assertEquals(told.newly, users.newlyCreated());
    assertEquals(told.refused, sum(users.refusedByReason()));
    assertEquals(
        ledger.reports().of(run).orElseThrow().counts().valid(), users.unchanged() + LINES);
  }

  private static long sum(Map<String, Long> people) {
    return people.values().stream().mapToLong(Long::longValue).sum();
  }
}
