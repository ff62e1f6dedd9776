package io.attentivecourier.door;

import io.attentivecourier.outbox.Candidate;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentState;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of a date that holds several lists.
 *
 * @param mates the segments in it
 */
record SharedFile(Set<String> mates) {
  /**
   * It is replaced with all of its lists or not at all: those that were to go alone are held.
   *
   * @return whether any is
   */
  boolean keepWhole(List<Candidate> sent, List<SegmentOutcome> others) {
    List<Candidate> going = sent.stream().filter(list -> mates.contains(name(list))).toList();
    Set<String> names = new HashSet<>(going.stream().map(SharedFile::name).toList());
    if (going.isEmpty() || names.containsAll(mates)) {
      return false;
    }
    String reason = reason(others);
    going.forEach(list -> others.add(Judgement.outcome(list, SegmentState.HELD, reason)));
    return sent.removeAll(going);
  }

  private static String name(Candidate list) {
    return list.list().segment();
  }

  /** The guard that holds one of them; none, and one of them is missing. */
  private String reason(List<SegmentOutcome> others) {
    return others.stream()
        .filter(one -> mates.contains(one.name()) && one.state() == SegmentState.HELD)
        .map(SegmentOutcome::reason)
        .findFirst()
        .orElse(Reason.VANISHED.id());
  }

  /**
   * Those that are in no result and missed by nobody, as one that was retired: no hold tells of
   * them, and no release can bring their rows back.
   */
  List<String> gone(Collection<String> result, Collection<String> missed) {
    return mates.stream()
        .filter(mate -> !result.contains(mate) && !missed.contains(mate))
        .sorted()
        .toList();
  }

  static String note(String gone, LocalDate date) {
    return "segment %s is not in the result: what shares its file of %s stays as it lies there"
        .formatted(gone, date);
  }
}
