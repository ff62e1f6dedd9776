package io.attentivecourier.member;

import io.attentivecourier.run.RunId;

/**
 * What is known of one person in one run. It never holds the identifier.
 *
 * @param segment null where it is not known: a rejected row names none
 * @param file the name of the file at the receiver, or null
 * @param rule of the rejection, or null
 * @param row number of the rejected row in the query's result, or null
 */
public record Finding(What what, RunId run, String segment, String file, String rule, Long row) {

  /** What became of the person. */
  public enum What {
    /** In the list, and the list is at the receiver. */
    DELIVERED,
    /** In the list, which a guard holds. */
    HELD,
    /** In the list, which is sealed and on its way. */
    WAITING,
    /** In the list, which was put aside and never sent. */
    PUT_ASIDE,
    /** In the list; the ledger says no more about it. */
    LISTED,
    /** The list is known, and the person is not in it. */
    NOT_LISTED,
    /** A row with this identifier was rejected. */
    REJECTED,
    /** The file is packed or encrypted, so nobody can say. */
    NOT_LOOKED_INTO
  }

  static Finding of(What what, RunId run, String segment, String file) {
    return new Finding(what, run, segment, file, null, null);
  }

  static Finding rejected(RunId run, String rule, long row) {
    return new Finding(What.REJECTED, run, null, null, rule, row);
  }
}
