package io.attentivecourier.feed;

import io.attentivecourier.feed.Journal.Entry;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an operator was shown of the runs that were held, and so may release. */
final class Shown {
  static final int MAX_REJECTED_PERCENT = 20;

  private final Map<Integer, Map<String, Replacement>> held = new HashMap<>();
  private final Map<Integer, Set<String>> vanished = new HashMap<>();

  /**
   * Notes a run that was judged.
   *
   * @param now how it would replace each of its lists
   */
  void note(Entry run, RunReport report, Map<String, Replacement> now) {
    Map<String, Replacement> shown = new HashMap<>(now);
    shown.keySet().retainAll(names(report, SegmentOutcome.SegmentState.HELD));
    held.put(run.nth(), shown);
    vanished.put(run.nth(), names(report, SegmentOutcome.SegmentState.VANISHED));
  }

  private static Set<String> names(RunReport report, SegmentOutcome.SegmentState state) {
    Set<String> names = new TreeSet<>();
    report.segments().stream()
        .filter(one -> one.state() == state)
        .map(SegmentOutcome::name)
        .forEach(names::add);
    return names;
  }

  /** How a run would replace the lists that it held; empty for one that held none. */
  Map<String, Replacement> held(Entry run) {
    return held.getOrDefault(run.nth(), Map.of());
  }

  Set<String> vanished(Entry run) {
    return run == null ? Set.of() : vanished.getOrDefault(run.nth(), Set.of());
  }

  /** Too many rows of its query were bad, and more than a release of it allows. */
  boolean isRejected(Entry run) {
    return switch (run.kind()) {
      case RUN, AGAIN -> isMostlyBad(run);
      case RELEASE -> isMostlyBad(run) && !(isRejected(run.of()) && share(run) <= share(run.of()));
      default -> false;
    };
  }

  private static boolean isMostlyBad(Entry run) {
    return share(run) > MAX_REJECTED_PERCENT / 100.0;
  }

  private static double share(Entry run) {
    return (double) run.result().rejected() / run.result().read();
  }
}
