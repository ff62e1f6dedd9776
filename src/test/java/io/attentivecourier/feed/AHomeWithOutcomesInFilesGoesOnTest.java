package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever was refused, or is not heard of, is sent again; whoever was applied is not. */
class AHomeWithOutcomesInFilesGoesOnTest {
  private static final RunId PARTIAL = RunId.parse("2026-11-25.tiers.1");
  private static final RunId OPEN = RunId.parse("2026-11-26.tiers.1");

  /** Of the open run: refused in its first two jobs, and of whom the second has no line. */
  private static final List<Integer> NOT_APPLIED = List.of(7, 8, 13, 17, 23);

  private static final int MOST_LOOKS = 5;

  @RegisterExtension final EarlierHome earlier = EarlierHome.withOutcomesInFiles();

  private final TestHome home = earlier.home();

  private RunReport followed(RunId run) throws Exception {
    RunReport report = home.courier().follow(run, false);
    for (int looks = 1; report.state() == RunState.ACCEPTED && looks < MOST_LOOKS; looks++) {
      home.clock().forward(Duration.ofMinutes(10));
      report = home.courier().follow(run, false);
    }
    return report;
  }

  private static List<String> people(Stream<Integer> numbers, String tier) {
    return numbers
        .map(who -> "+1" + People.phone(who) + " {Loyalty tier=" + tier + "}")
        .sorted()
        .toList();
  }

  private List<String> sent() {
    return earlier.sentSince().stream().sorted().toList();
  }

  private boolean isThere(String name) {
    return Files.exists(home.home().people().resolve(name));
  }

  @Test
  void theOpenRunEndsAndTheNextSendsWhomItWasNotAppliedTo() throws Exception {
    RunReport ended = followed(OPEN);
    assertEquals(RunState.PARTIAL, ended.state(), ended.message());
    assertEquals(List.of(25L, 4L, 1L), counts(ended));
    assertEquals(List.of(), sent());
    for (RunId run : List.of(PARTIAL, OPEN)) {
      assertTrue(isThere(run + ".outcomes.imported"));
      assertTrue(!isThere(run + ".outcomes"));
    }
    earlier.nextDay();
    RunReport next = home.runToItsEnd("tiers");
    assertEquals(RunState.WHOLE, next.state(), next.message());
    assertEquals(25, next.users().unchanged());
    assertEquals(people(NOT_APPLIED.stream(), "silver"), sent());
  }

  /** The earlier courier was killed after it had noted another end of the open job in its file. */
  @Test
  void whatTheLedgerNeverHeardOfDoesNotCount() throws Exception {
    Path file = home.home().people().resolve(OPEN + ".outcomes");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length - 10, bytes.length, (byte) 2);
    Files.write(file, bytes);
    assertEquals(List.of(25L, 4L, 1L), counts(followed(OPEN)));
    earlier.nextDay();
    assertEquals(25, home.runToItsEnd("tiers").users().unchanged());
    assertEquals(people(NOT_APPLIED.stream(), "silver"), sent());
  }

  private static List<Long> counts(RunReport report) {
    RunReport.Users users = report.users();
    return List.of(users.applied(), users.refused(), users.unconfirmed());
  }

  /** Also those of the earlier run whom the open one did not take up. */
  @Test
  void aRetrySendsWhoWasNotAppliedAndNobodyElse() throws Exception {
    followed(OPEN);
    RunRequest.Kept kept = new RunRequest.Kept(PARTIAL, "jane", "a bad join");
    RunReport retried = home.follow(home.courier().resend(RunRequest.retry(kept)));
    assertEquals(RunState.WHOLE, retried.state(), retried.message());
    assertEquals(people(Stream.of(30, 32, 33, 35), "gold"), sent());
  }

  /** The values of before the second run are known of whom it did not take up. */
  @Test
  void whoWasAppliedBeforeIsNotSentAgain() throws Exception {
    followed(OPEN);
    earlier.nextDay();
    String rows =
        IntStream.range(0, 40)
            .mapToObj(who -> People.phone(who) + (who < 30 ? ",silver" : ",gold"))
            .collect(Collectors.joining("\n"));
    home.write("data/tiers.csv", "phone,tier\n" + rows + "\n");
    assertEquals(31, home.runToItsEnd("tiers").users().unchanged());
    assertEquals(9, sent().size());
  }

  /** Of the open run and of the one before it. */
  private String why(int who) throws Exception {
    StringBuilder told = new StringBuilder().append(who);
    for (JsonNode one : earlier.told(0, "why", People.phone(who), "--all").path("findings")) {
      told.append(", ").append(one.path("state").asText());
      told.append(one.path("rule").isNull() ? "" : " " + one.path("rule").asText());
    }
    return told.toString();
  }

  @Test
  void eachIsToldWhatBecameOfThem() throws Exception {
    assertEquals("2, applied, applied", why(2));
    assertEquals("17, refused status-400, refused status-400", why(17));
    assertEquals("8, unconfirmed no-line, applied", why(8));
    assertEquals("25, unconfirmed, refused job-failed", why(25));
    assertEquals("33, not in the result, refused status-400", why(33));
    assertEquals("31, not in the result, applied", why(31));
  }
}
