package io.attentivecourier.known;

import io.attentivecourier.known.PersonFinding.What;
import io.attentivecourier.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A finding about one person in one run. It never holds the identifier.
 *
 * @param segment null if it is not known: a rejected row names none, and the API has none
 * @param file the name of the file at the receiver, or null
 * @param rule the rule of the rejection, or the guard that holds, or the reason of a refusal; or
 *     null
 * @param row the number of the rejected row in the query's result, or null
 * @param at the time since which it is so, or null if the ledger does not know
 */
public record PersonFinding(
    What what, RunId run, String segment, String file, String rule, Long row, Instant at) {

  /**
   * The kinds of findings about a person. If several are known, the first in this order is
   * reported.
   */
  public enum What {
    /** In the list, and the list is at the receiver. */
    DELIVERED("delivered"),
    /** The API reported this person as applied. */
    APPLIED("applied"),
    REFUSED("refused"),
    /** Sent, and the outcome is not known yet, or will never be. */
    UNCONFIRMED("unconfirmed"),
    /** In the result, and nothing about the person was new. */
    UNCHANGED("unchanged"),
    /** In the result, and asked to subscribe by an earlier run. */
    ALREADY_SENT("already sent"),
    /** In the list, and a guard holds the list. */
    HELD("held"),
    /** In the list, and a newer list went out in its place. */
    SUPERSEDED("superseded"),
    /** In the list, and the list was put aside and never sent. */
    PUT_ASIDE("not sent"),
    /** In the list, and the list is sealed and on its way. */
    WAITING("waiting"),
    /** In the list; the ledger says no more about it. */
    LISTED("not sent"),
    /** A row with this identifier was rejected. */
    REJECTED("rejected"),
    /** A person was forgotten here; it may have been this person. */
    FORGOTTEN("forgotten"),
    /** The list is known, and the person is not in it. */
    NOT_LISTED("not in the result"),
    /** The file is packed, encrypted or damaged, so it cannot be read. */
    NOT_LOOKED_INTO("not looked into");

    private final String word;

    What(String word) {
      this.word = word;
    }

    /** The word in the output of commands and in documents. */
    public String word() {
      return word;
    }

    /** True if the person was found. */
    public boolean isFound() {
      return compareTo(REJECTED) <= 0;
    }

    /** True if this finding replaces what an earlier run did. */
    boolean isLast() {
      return this == DELIVERED
          || this == APPLIED
          || this == UNCHANGED
          || this == ALREADY_SENT
          || !isFound();
    }
  }

  public static PersonFinding of(What what, RunId run, String segment, String file) {
    return new PersonFinding(what, run, segment, file, null, null, null);
  }

  static PersonFinding rejected(RunId run, String rule, Long row) {
    return new PersonFinding(What.REJECTED, run, null, null, rule, row, null);
  }

  /** The same finding with its reason. */
  public PersonFinding withReason(String rule) {
    return new PersonFinding(what, run, segment, file, rule, row, at);
  }

  /** The same finding with its time. */
  public PersonFinding at(Instant at) {
    return new PersonFinding(what, run, segment, file, rule, row, at);
  }

  /** Orders the findings about one person and selects those that are reported. */
  public static final class Ranking {
    /** The order by date, pipeline, number and segment, the newest first. */
    static final Comparator<PersonFinding> ORDER =
        Comparator.comparing((PersonFinding finding) -> finding.run().date())
            .reversed()
            .thenComparing(finding -> finding.run().pipeline())
            .thenComparing(finding -> -finding.run().number())
            .thenComparing(PersonFinding::segment, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final Comparator<PersonFinding> NEWEST_FIRST =
        Comparator.comparing(PersonFinding::at, Comparator.nullsLast(Comparator.reverseOrder()));

    private Ranking() {}

    /**
     * The key of a list: its pipeline and segment; for the API and for a rejected row its pipeline
     * alone.
     */
    private record ListOfPipeline(String pipeline, String segment) {
      static ListOfPipeline of(PersonFinding finding) {
        return new ListOfPipeline(finding.run().pipeline(), finding.segment());
      }
    }

    private record ListOfRun(RunId run, String segment, Object apart) {
      /**
       * The key of a list in a run. A person may have many rejected rows in a run, but is in one
       * list of it only once.
       */
      static ListOfRun of(PersonFinding finding) {
        boolean alone = finding.what() == What.NOT_LOOKED_INTO || finding.what() == What.REJECTED;
        return new ListOfRun(finding.run(), finding.segment(), alone ? finding : null);
      }
    }

    /** Selects the most important one of several findings about the same list of the same run. */
    static List<PersonFinding> bestOfEachList(Collection<PersonFinding> all) {
      Map<ListOfRun, PersonFinding> best = new LinkedHashMap<>();
      for (PersonFinding finding : all) {
        best.merge(ListOfRun.of(finding), finding, Ranking::better);
      }
      return List.copyOf(best.values());
    }

    private static PersonFinding better(PersonFinding one, PersonFinding other) {
      return one.what().compareTo(other.what()) <= 0 ? one : other;
    }

    /**
     * Orders findings from several sources, the newest first. A person who is in a rejected row of
     * a run is not absent from it.
     */
    public static List<PersonFinding> inOrder(Collection<PersonFinding> all) {
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
     * Selects the findings of the newest run of each pipeline, and of older runs if their effect
     * still holds: a list that is held leaves the one before it at the receiver.
     *
     * @param all the newest first
     */
    public static List<PersonFinding> newest(List<PersonFinding> all) {
      Map<String, RunId> newestRun = new HashMap<>();
      all.forEach(one -> newestRun.putIfAbsent(one.run().pipeline(), one.run()));
      Set<ListOfPipeline> over = new HashSet<>();
      List<PersonFinding> newest = new ArrayList<>();
      for (PersonFinding one : all) {
        boolean shown =
            one.what() == What.REJECTED
                ? one.run().equals(newestRun.get(one.run().pipeline()))
                : !over.contains(ListOfPipeline.of(one));
        if (shown) {
          newest.add(one);
        }
        if (one.what().isLast() && one.rule() == null) {
          over.add(ListOfPipeline.of(one));
        }
      }
      return newest;
    }
  }
}
