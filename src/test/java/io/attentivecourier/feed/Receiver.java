package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.sandbox.ReceivedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may have happened at the receiver, told from its own lists and from nothing that the courier
 * computed. The guards' limits are written here a second time on purpose.
 */
final class Receiver {
  static final int MIN_ROWS = 5;
  static final int MAX_DROP_PERCENT = 50;
  static final int MAX_DROP_ROWS = 10;

  private final Map<String, Long> rows = new HashMap<>();
  private final Map<String, String> fileOf = new HashMap<>();
  private final Map<String, Integer> newest = new HashMap<>();
  private final Set<String> released = new HashSet<>();
  private int seen;

  /** Whether a list would be held: too few rows, or far fewer than lie there. */
  boolean isHeld(String segment, long now) {
    long lost = rows.getOrDefault(segment, now) - now;
    boolean dropped = 100 * lost > MAX_DROP_PERCENT * rows.getOrDefault(segment, now);
    return now < MIN_ROWS || dropped && lost > MAX_DROP_ROWS;
  }

  /** Notes what a release let go: never a shorter list than the one that was shown. */
  void release(RunReport held, RunReport release) {
    Map<String, Long> shown = new HashMap<>();
    held.segments().forEach(one -> shown.put(one.name(), one.rows()));
    for (SegmentOutcome one : release.segments()) {
      if (one.file() != null && isHeld(one.name(), one.rows())) {
        assertTrue(one.rows() >= shown.getOrDefault(one.name(), Long.MAX_VALUE), one.toString());
      }
      released.add(one.file() + one.sha256());
    }
  }

  /**
   * Looks at the files that came since the last look.
   *
   * @param runs all runs so far, in order
   * @param numbered the owners of a date's numbers, by date as it stands in names
   * @return how many came
   */
  int look(List<ReceivedFile> files, List<RunReport> runs, Map<String, List<String>> numbered) {
    List<ReceivedFile> came = files.subList(seen, files.size());
    for (ReceivedFile file : came) {
      assertTrue(file.rows() > 0, file.name());
      assertNumbered(file, numbered);
      file.segments().forEach((segment, count) -> replaced(file, segment, count, runs));
    }
    seen = files.size();
    return came.size();
  }

  private void assertNumbered(ReceivedFile file, Map<String, List<String>> numbered) {
    String[] name = file.name().split("[_.]");
    List<String> owners = numbered.get(name[3]);
    int number = Integer.parseInt(name[4]);
    assertTrue(number <= owners.size(), file.name());
    assertEquals(owners.get(number - 1), String.join("+", file.segments().keySet()));
  }

  private void replaced(ReceivedFile file, String segment, long count, List<RunReport> runs) {
    if (isHeld(segment, count)) {
      assertTrue(released.contains(file.name() + file.sha256()), segment + " in " + file);
    }
    String date = file.name().split("_")[3];
    String before = fileOf.put(date + segment, file.name());
    assertTrue(before == null || before.equals(file.name()), segment + " in two files: " + file);
    int run = runOf(file, runs);
    assertTrue(run >= newest.getOrDefault(segment, 0), "older " + segment + " over a newer one");
    newest.put(segment, run);
    rows.put(segment, count);
  }

  /** The last run that sealed those bytes under that name. */
  private static int runOf(ReceivedFile file, List<RunReport> runs) {
    List<Integer> sealed = new ArrayList<>(List.of(-1));
    for (int run = 0; run < runs.size(); run++) {
      boolean ofThis =
          runs.get(run).segments().stream()
              .anyMatch(
                  one -> file.name().equals(one.file()) && file.sha256().equals(one.sha256()));
      if (ofThis) {
        sealed.add(run);
      }
    }
    return sealed.get(sealed.size() - 1);
  }
}
