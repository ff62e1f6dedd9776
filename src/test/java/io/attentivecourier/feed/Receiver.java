package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.Journal.Entry;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.standin.sftp.PickupFolder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may happen at the receiver, told from its own files, from the results of the queries and
 * from what the operator asked for, and from nothing that the courier's guards computed.
 */
final class Receiver {
  private final Map<String, Lying> there = new HashMap<>();
  private final Map<String, String> fileOf = new HashMap<>();
  private final Map<String, Set<String>> segmentsOf = new HashMap<>();
  private final Map<String, Integer> retired = new HashMap<>();
  private final Set<String> sent = new HashSet<>();
  private final Shown shown = new Shown();
  private int steppedBack;
  private int notMissed;

  /**
   * The newest list of a segment.
   *
   * @param age of the run that made it, as {@link Entry#age}
   * @param missed false once the segment is retired, until it is sent again
   */
  private record Lying(String file, String sha256, long rows, int age, boolean missed) {
    static final Lying NONE = new Lying("", "", 0, 0, false);

    Lying retired() {
      return new Lying(file, sha256, rows, age, false);
    }
  }

  private Lying there(String segment) {
    return there.getOrDefault(segment, Lying.NONE);
  }

  /** A list that is not missed is nothing to compare with. */
  private Replacement replacement(String segment, long rows) {
    Lying lying = there(segment);
    return new Replacement(lying.missed() ? lying.rows() : rows, rows);
  }

  boolean hasSent(Entry run) {
    return sent.stream().anyMatch(one -> one.startsWith(run.nth() + " "));
  }

  /** How many lists rollbacks put that a guard would have held. */
  int steppedBack() {
    return steppedBack;
  }

  /** How many lists were not in a result and not missed, as they were retired. */
  int notMissed() {
    return notMissed;
  }

  /**
   * From now on nobody misses the segment and nothing is compared with it, until it is new again.
   *
   * @param runs that began before it: what they made of it is sent no more
   */
  void retire(String segment, int runs) {
    there.computeIfPresent(segment, (name, lying) -> lying.retired());
    retired.put(segment, runs);
  }

  /**
   * A run was judged. Every list that is missed and not in its result has vanished, unless it lets
   * that go; a run without a query misses none.
   */
  void judged(Entry run, RunReport report) {
    Set<String> missing = new TreeSet<>(there.keySet());
    missing.removeAll(run.result().rows().keySet());
    notMissed += missing.removeIf(name -> !there(name).missed()) ? 1 : 0;
    missing.removeAll(shown.isRejected(run) ? Set.of() : shown.vanished(run.of()));
    shown.note(run, report, now(run));
    Set<String> told = new TreeSet<>(shown.vanished(run));
    if (run.kind() == Journal.Kind.RESEND) {
      told.removeAll(shown.vanished(run.of()));
      missing.clear();
    } else if (run.kind() == Journal.Kind.ROLLBACK) {
      missing.clear();
    }
    assertEquals(missing, told, report::toString);
  }

  /** What it would do to each segment that it names, where it is held. */
  private Map<String, Replacement> now(Entry run) {
    Map<String, Replacement> now = new HashMap<>();
    for (String segment : run.result().rows().keySet()) {
      now.put(segment, replacement(segment, run.result().of(segment)));
    }
    if (run.kind() == Journal.Kind.RESEND) {
      // It shows again what the other run showed, but for what was let go meanwhile.
      now.clear();
      now.putAll(shown.held(run.of()));
      now.keySet().removeIf(segment -> there(segment).age() > run.of().nth());
    } else if (run.kind() == Journal.Kind.ROLLBACK) {
      now.replaceAll((segment, list) -> new Replacement(list.rows(), list.rows()));
    }
    return now;
  }

  /**
   * A file came.
   *
   * @param today as it stands in names
   */
  void took(PickupFolder.ReceivedFile file, Entry by, String today) {
    String what = file + " by " + by;
    assertTrue(file.rows() > 0, what);
    assertEquals(today, file.name().split("_")[3], what);
    Set<String> before = segmentsOf.putIfAbsent(file.name(), file.segments().keySet());
    assertTrue(before == null || before.equals(file.segments().keySet()), before + ": " + what);
    file.segments().forEach((segment, rows) -> took(file, segment, rows, by));
  }

  private void took(PickupFolder.ReceivedFile file, String segment, long rows, Entry by) {
    String what = segment + " in " + file + " by " + by;
    assertEquals(by.result().of(segment), rows, what);
    assertOneFile(file, segment, what);
    assertTrue(
        by.nth() >= retired.getOrDefault(segment, 0), "sealed before it was retired: " + what);
    assertTrue(by.age() >= there(segment).age(), "older than what lies there: " + what);
    assertMayPut(file, segment, by, what);
    there.put(segment, new Lying(file.name(), file.sha256(), rows, by.age(), true));
    sent.add(by.nth() + " " + segment);
  }

  /** Of a date, whatever is run again, released, sent again, taken back or retired on it. */
  private void assertOneFile(PickupFolder.ReceivedFile file, String segment, String what) {
    String date = file.name().split("_")[3];
    String before = fileOf.putIfAbsent(date + segment, file.name());
    assertTrue(before == null || before.equals(file.name()), "not in " + before + ": " + what);
  }

  private void assertMayPut(PickupFolder.ReceivedFile file, String segment, Entry by, String what) {
    Replacement now = replacement(segment, by.result().of(segment));
    assertFalse(shown.isRejected(by), "too many bad rows: " + what);
    switch (by.kind()) {
      case RUN, AGAIN -> assertFalse(now.isHeld(), now + ": " + what);
      case RELEASE -> assertReleased(now, shown.held(by.of()).get(segment), what);
      case RESEND -> assertSame(file, segment, by, what);
      case ROLLBACK -> assertBack(now, segment, by, what);
      default -> throw new AssertionError(what);
    }
  }

  private static void assertReleased(Replacement now, Replacement shown, String what) {
    assertNotNull(shown, "was not held: " + what);
    assertTrue(now.isCoveredBy(shown), now + ", shown " + shown + ": " + what);
  }

  /** A resend changes no list: it puts the bytes that lie there, under the same name. */
  private void assertSame(PickupFolder.ReceivedFile file, String segment, Entry by, String what) {
    assertKept(segment, by, what);
    assertEquals(there(segment).file(), file.name(), what);
    assertEquals(there(segment).sha256(), file.sha256(), what);
  }

  /** A rollback may put an older and a smaller list, but none that is too small by itself. */
  private void assertBack(Replacement now, String segment, Entry by, String what) {
    assertKept(segment, by, what);
    assertFalse(now.isTooSmall(), now + ": " + what);
    steppedBack += now.isHeld() ? 1 : 0;
  }

  /** That run sent it, and since it was retired, if ever, it has been sent anew. */
  private void assertKept(String segment, Entry by, String what) {
    assertTrue(sent.contains(by.of().nth() + " " + segment), "not of that run: " + what);
    assertTrue(there(segment).missed(), "retired: " + what);
  }
}
