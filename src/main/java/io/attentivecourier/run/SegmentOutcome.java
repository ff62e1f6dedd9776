package io.attentivecourier.run;

/**
 * A part of one segment in one file of a run, as a screen, a document or the ledger shows it. A
 * list that spans several files has several; any other segment has one.
 *
 * @param added members new against the newest delivered list; null with nothing to compare to
 * @param removed members of the newest delivered list that are gone; null as above
 * @param kept members in both; null as above
 * @param reason the guard, rule or fault behind the state, or null
 * @param file the remote name, or null where it has none yet
 * @param bytes size of the file as sent, or null
 * @param sha256 hash of the file as sent, in hex, or null
 */
public record SegmentOutcome(
    String name,
    long rows,
    Long added,
    Long removed,
    Long kept,
    SegmentState state,
    String reason,
    String file,
    Long bytes,
    String sha256) {

  /** A segment that is in no file. */
  public static SegmentOutcome withoutFile(
      String name, long rows, MemberChange change, SegmentState state, String reason) {
    return of(name, rows, change, state, reason, null, null, null);
  }

  public static SegmentOutcome of(
      String name,
      long rows,
      MemberChange change,
      SegmentState state,
      String reason,
      String file,
      Long bytes,
      String sha256) {
    return new SegmentOutcome(
        name,
        rows,
        change == null ? null : change.added(),
        change == null ? null : change.removed(),
        change == null ? null : change.kept(),
        state,
        reason,
        file,
        bytes,
        sha256);
  }

  /**
   * A list's members against those of the newest list of its segment at the receiver.
   *
   * @param added in this list and not in that one
   * @param removed in that list and not in this one: sending this one removes them
   * @param kept in both
   */
  public record MemberChange(long added, long removed, long kept) {}

  /** The states of one segment in one run. */
  public enum SegmentState {
    /** Planned: would be sent now. */
    READY(RunState.WHOLE),
    DELIVERED(RunState.WHOLE),
    /** Sealed and not yet at the receiver. */
    SEALED(RunState.RUNNING),
    /** A guard keeps it here; the receiver keeps the list that it has. */
    HELD(RunState.HELD),
    /** Delivered before and not in this result; the receiver keeps its old members. */
    VANISHED(RunState.HELD),
    /** The segment that caused its whole run to be refused. */
    REFUSED(RunState.FAILED),
    /** Not sent, as its run was refused or held for another reason. */
    NOT_SENT(RunState.FAILED),
    FAILED(RunState.FAILED);

    private final RunState weight;

    SegmentState(RunState weight) {
      this.weight = weight;
    }

    /** The state of the run that this segment's state leads to. */
    public RunState weight() {
      return weight;
    }
  }
}
