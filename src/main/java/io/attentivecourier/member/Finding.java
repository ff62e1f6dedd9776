package io.attentivecourier.member;

import io.attentivecourier.run.RunId;
import java.time.Instant;

/**
 * What is known of one person in one run. It never holds the identifier.
 *
 * @param segment null where it is not known: a rejected row names none, and the API has none
 * @param file the name of the file at the receiver, or null
 * @param rule of the rejection, or the guard that holds, or the reason of a refusal; or null
 * @param row number of the rejected row in the query's result, or null
 * @param at when it became so, or null where the ledger does not know
 */
public record Finding(
    What what, RunId run, String segment, String file, String rule, Long row, Instant at) {

  /** What became of the person, in the order of what is told where several things are known. */
  public enum What {
    /** In the list, and the list is at the receiver. */
    DELIVERED("delivered"),
    /** The API said so of this person. */
    APPLIED("applied"),
    REFUSED("refused"),
    /** Sent, and nobody can tell yet, or ever. */
    UNCONFIRMED("unconfirmed"),
    /** In the result, and nothing was new of them. */
    UNCHANGED("unchanged"),
    /** In the result, and asked to subscribe by an earlier run. */
    ALREADY_SENT("already sent"),
    /** In the list, which a guard holds. */
    HELD("held"),
    /** In the list, in whose place a newer one went out. */
    SUPERSEDED("superseded"),
    /** In the list, which was put aside and never sent. */
    PUT_ASIDE("not sent"),
    /** In the list, which is sealed and on its way. */
    WAITING("waiting"),
    /** In the list; the ledger says no more about it. */
    LISTED("not sent"),
    /** A row with this identifier was rejected. */
    REJECTED("rejected"),
    /** Somebody was forgotten here; it may have been this person. */
    FORGOTTEN("forgotten"),
    /** The list is known, and the person is not in it. */
    NOT_LISTED("not in the result"),
    /** The file is packed, encrypted or damaged, so nobody can say. */
    NOT_LOOKED_INTO("not looked into");

    private final String word;

    What(String word) {
      this.word = word;
    }

    /** The word that commands say and documents hold. */
    public String word() {
      return word;
    }

    /** Whether the person was found. */
    public boolean isFound() {
      return compareTo(REJECTED) <= 0;
    }

    /** Whether what an earlier run did is over with it. */
    boolean isLast() {
      return this == DELIVERED
          || this == APPLIED
          || this == UNCHANGED
          || this == ALREADY_SENT
          || !isFound();
    }
  }

  public static Finding of(What what, RunId run, String segment, String file) {
    return new Finding(what, run, segment, file, null, null, null);
  }

  static Finding rejected(RunId run, String rule, Long row) {
    return new Finding(What.REJECTED, run, null, null, rule, row, null);
  }

  /** The same, and why. */
  public Finding because(String rule) {
    return new Finding(what, run, segment, file, rule, row, at);
  }

  /** The same, and when. */
  public Finding at(Instant at) {
    return new Finding(what, run, segment, file, rule, row, at);
  }
}
