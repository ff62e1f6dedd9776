package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever takes a new build keeps the home: nothing in it is lost, and nothing is done twice. */
class AHomeOfAnEarlierBuildGoesOnTest {
  private static final RunId OPEN = RunId.parse("2026-11-26.tiers.1");
  private static final RunId HALF = RunId.parse("2026-11-26.visits.1");
  private static final String LISTS = "sirendenim_subscriber_segment_20261126_3.csv.gz";
  private static final String LAPSED = "sirendenim_subscriber_segment_20261126_6.csv";

  private static final int MOST_LOOKS = 5;

  /** Of the 30 that the API would not take in the last sign-ups: their request never went out. */
  private static final List<Integer> NOT_TRIED =
      List.of(211, 213, 218, 222, 225, 229, 234, 237, 239);

  @RegisterExtension final EarlierHome earlier = new EarlierHome();

  private final TestHome home = earlier.home();

  private RunReport run(String pipeline, RunState state) throws Exception {
    RunReport report = home.runToItsEnd(pipeline);
    assertEquals(state, report.state(), report.message());
    return report;
  }

  private void rows(String file, String header, Stream<String> lines) {
    home.write("data/" + file, header + "\n" + lines.collect(Collectors.joining("\n")) + "\n");
  }

  private void winback(String... ranges) {
    rows("winback.csv", "phone,segment_name", Stream.of(People.in(ranges)));
  }

  private void consents(String file) {
    rows(
        file,
        "phone,consent",
        IntStream.range(0, 300).mapToObj(who -> People.phone(who) + ",true"));
  }

  private static String phone(int who) {
    return "+1" + People.phone(who);
  }

  private static List<String> changes(RunReport report) {
    return report.segments().stream().map(AHomeOfAnEarlierBuildGoesOnTest::changes).toList();
  }

  private static String changes(SegmentOutcome one) {
    String of = "%s %s +%d -%d =%d";
    return of.formatted(one.name(), one.state(), one.added(), one.removed(), one.kept());
  }

  private void assertAsked(IntStream since) {
    Map<String, Integer> expected = new TreeMap<>();
    IntStream.concat(since, NOT_TRIED.stream().mapToInt(who -> who))
        .forEach(who -> expected.put(phone(who), 1));
    Map<String, Integer> asked = new TreeMap<>();
    for (String who : earlier.api().people().subscribers()) {
      asked.put(who, earlier.api().people().texts(who));
    }
    assertEquals(expected, asked);
  }

  @Test
  void whatWasHeldIsReleasedAndDelivered() throws Exception {
    RunId held = RunId.parse("2026-11-26.winback.2");
    RunReport released = home.run("winback", RunRequest.release(held, null));
    assertEquals(RunState.WHOLE, released.state(), released.message());
    assertEquals(
        List.of("Denim DELIVERED +1 -0 =42", "Winback DELIVERED +0 -199 =100"), changes(released));
    assertEquals(100, home.standIn().folder().size("Winback"));
    assertEquals(List.of(), home.standIn().folder().refusals());
  }

  @Test
  void whatWasSealedIsDelivered() throws Exception {
    Path outbox = home.home().outbox().resolve("2026-11-26.lapsed.1");
    String sealed = Files.readString(outbox.resolve(LAPSED));
    home.startAgain();
    assertEquals(sealed, home.received(LAPSED));
    assertTrue(Files.notExists(outbox));
  }

  private RunReport followed(RunId run) throws Exception {
    RunReport report = home.courier().follow(run, false);
    for (int looks = 1; report.state() != RunState.WHOLE && looks < MOST_LOOKS; looks++) {
      home.clock().forward(Duration.ofMinutes(10));
      report = home.courier().follow(run, false);
    }
    assertEquals(RunState.WHOLE, report.state(), report.message());
    return report;
  }

  @Test
  void theOpenJobIsFollowedToItsEnd() throws Exception {
    assertEquals(9, followed(OPEN).users().applied());
    assertFalse(earlier.sentSince().toString().contains("Loyalty tier"));
  }

  /** Attentive took the second of two requests, with 10 of 30 people, and not the first. */
  @Test
  void whatTheApiHadNotTakenIsSentAndNothingElse() throws Exception {
    home.startAgain();
    assertEquals(30, followed(HALF).users().applied());
    assertEquals(20, earlier.sentSince().size());
    assertEquals(30, home.run("visits").users().unchanged());
  }

  @Test
  void onlyWhoseAttributesChangedIsSent() throws Exception {
    followed(OPEN);
    earlier.nextDay();
    int before = earlier.sentSince().size();
    Path tiers = home.home().resolve("data/tiers.csv");
    String some = People.phone(20) + ",bronze";
    String today = Files.readString(tiers).replace(some, People.phone(20) + ",gold");
    Files.writeString(tiers, today);
    assertEquals(39, run("tiers", RunState.WHOLE).users().unchanged());
    List<String> sent = earlier.sentSince();
    String changed = phone(20) + " {Loyalty tier=gold, Reads the newsletter=true}";
    assertEquals(List.of(changed), sent.subList(before, sent.size()));
  }

  @Test
  void whoWaitedIsAskedOnce() throws Exception {
    home.startAgain();
    home.courier().followAll();
    home.startAgain();
    home.courier().followAll();
    assertAsked(IntStream.range(250, 280));
  }

  /** Also who was in a request whose answer nobody heard. */
  @Test
  void nobodyIsAskedAgain() throws Exception {
    earlier.nextDay();
    consents("signups.csv");
    consents("shop.csv");
    run("signups", RunState.WHOLE);
    assertEquals(300, run("shop", RunState.WHOLE).users().alreadySent());
    assertAsked(IntStream.range(240, 300));
  }

  @Test
  void aListThatLostTooManyIsHeld() throws Exception {
    earlier.nextDay();
    RunReport held = run("winback", RunState.HELD);
    assertEquals("drop", held.reason());
    assertEquals(List.of("Denim DELIVERED +0 -0 =43", "Winback HELD +0 -199 =100"), changes(held));
    assertEquals(0, home.standIn().folder().size("Winback"));
  }

  /** One person of the kept list was forgotten: comes back as somebody new. */
  @Test
  void whoIsNewAndWhoIsGoneIsCountedAgainstTheKeptList() throws Exception {
    earlier.nextDay();
    winback("Denim:0-44", "Winback:15-319");
    assertEquals(
        List.of("Denim DELIVERED +2 -0 =43", "Winback DELIVERED +11 -5 =294"),
        changes(run("winback", RunState.WHOLE)));
  }

  @Test
  void soAreReadersByTheirAddressOnceTheWarehouseHoldsNewOnes() throws Exception {
    earlier.nextDay();
    run("readers", RunState.UNCHANGED);
    rows("loaded.csv", "loaded", Stream.of("2026-11-27"));
    IntStream readers = IntStream.range(2, 26);
    rows("readers.csv", "email,kind", readers.mapToObj("reader%02d@example.com,Boots"::formatted));
    home.set("courier.vanished", "report").startAgain();
    assertEquals(
        List.of("Readers_Boots DELIVERED +13 -1 =11"), changes(run("readers", RunState.WHOLE)));
  }

  @Test
  void whatWasRetiredIsNotMissed() throws Exception {
    earlier.nextDay();
    assertEquals(
        List.of("Alpha DELIVERED +0 -0 =125", "Bravo DELIVERED +0 -0 =240"),
        changes(run("lists", RunState.WHOLE)));
  }

  @Test
  void aFailedListIsComparedWithTheNewestThatWasDelivered() throws Exception {
    earlier.nextDay();
    assertEquals(List.of("Lapsed DELIVERED +1 -0 =25"), changes(run("lapsed", RunState.WHOLE)));
  }

  private RunReport sentAgain(RunRequest occasion, RunState state) throws Exception {
    RunReport report = home.courier().resend(occasion);
    assertEquals(state, report.state(), report.message());
    return report;
  }

  private static RunRequest.Kept kept(String run) {
    return new RunRequest.Kept(RunId.parse(run), "jane", "a bad join");
  }

  @Test
  void aKeptFileIsSentAgainToTheByte() throws Exception {
    Path file = home.standIn().folder().path().resolve(LISTS);
    Files.delete(file);
    sentAgain(RunRequest.resend(kept("2026-11-26.lists.1")), RunState.WHOLE);
    assertArrayEquals(EarlierHome.uploaded(LISTS), Files.readAllBytes(file));
  }

  @Test
  void aKeptListOfAnEarlierDateIsSentAgain() throws Exception {
    sentAgain(RunRequest.rollback(kept("2026-11-24.readers.1")), RunState.WHOLE);
    assertEquals(10, home.standIn().folder().size("Readers_Boots"));
    assertEquals(10, home.standIn().folder().size("Readers_Jeans"));
  }

  @Test
  void noListComesBackFromWhichSomebodyWasForgotten() throws Exception {
    RunRequest rollback = RunRequest.rollback(kept("2026-11-25.winback.1"));
    assertEquals("not-kept", sentAgain(rollback, RunState.FAILED).reason());
    assertEquals(List.of(), home.standIn().folder().files());
  }
}
