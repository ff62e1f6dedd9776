package io.attentivecourier.member;

import io.attentivecourier.member.Finding.What;
import io.attentivecourier.run.RunId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of one person, as it is told. */
public final class PersonFindings {
  /** By date, pipeline, number and segment, the newest first. */
  static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding finding) -> finding.run().date())
          .reversed()
          .thenComparing(finding -> finding.run().pipeline())
          .thenComparing(finding -> -finding.run().number())
          .thenComparing(Finding::segment, Comparator.nullsLast(Comparator.naturalOrder()));

  private static final Comparator<Finding> NEWEST_FIRST =
      Comparator.comparing(Finding::at, Comparator.nullsLast(Comparator.reverseOrder()));

  private PersonFindings() {}

  /** A list by its pipeline and segment; of the API, and of a rejected row, by its pipeline. */
  private record Destination(String pipeline, String segment) {
    static Destination of(Finding finding) {
      return new Destination(finding.run().pipeline(), finding.segment());
    }
  }

  private record Place(RunId run, String segment, Object apart) {
    /** A person may have many rejected rows in a run, and be in one list of it once. */
    static Place of(Finding finding) {
      boolean alone = finding.what() == What.NOT_LOOKED_INTO || finding.what() == What.REJECTED;
      return new Place(finding.run(), finding.segment(), alone ? finding : null);
    }
  }

  /** Of several that speak of one list of one run, the one that says most. */
  static List<Finding> oneEach(Collection<Finding> all) {
    Map<Place, Finding> best = new LinkedHashMap<>();
    for (Finding finding : all) {
      best.merge(Place.of(finding), finding, PersonFindings::better);
    }
    return List.copyOf(best.values());
  }

  private static Finding better(Finding one, Finding other) {
    return one.what().compareTo(other.what()) <= 0 ? one : other;
  }

  /**
   * What was found by several, the newest first. Who is in a rejected row of a run is not absent
   * from it.
   */
  public static List<Finding> told(Collection<Finding> all) {
    Set<RunId> rejecting = new HashSet<>();
    all.stream()
        .filter(one -> one.what() == What.REJECTED)
        .forEach(one -> rejecting.add(one.run()));
    return all.stream()
        .filter(
            one ->
                one.what() != What.NOT_LISTED
                    || one.segment() != null
                    || !rejecting.contains(one.run()))
        .sorted(NEWEST_FIRST.thenComparing(ORDER))
        .toList();
  }

  /**
   * Those of the newest run of each destination, and of older ones as far as what they did still
   * holds: a list that is held leaves the one before it at the receiver.
   *
   * @param all the newest first
   */
  public static List<Finding> newest(List<Finding> all) {
    Map<String, RunId> newestRun = new HashMap<>();
    all.forEach(one -> newestRun.putIfAbsent(one.run().pipeline(), one.run()));
    Set<Destination> over = new HashSet<>();
    List<Finding> newest = new ArrayList<>();
    for (Finding one : all) {
      boolean shown =
          one.what() == What.REJECTED
              ? one.run().equals(newestRun.get(one.run().pipeline()))
              : !over.contains(Destination.of(one));
      if (shown) {
        newest.add(one);
      }
      if (one.what().isLast() && one.rule() == null) {
        over.add(Destination.of(one));
      }
    }
    return newest;
  }
}
