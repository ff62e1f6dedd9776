package io.attentivecourier.run;

/**
 * A run that is refused: nothing of it is sent. The detail names columns, segments, counts and
 * files, never a value from a row and never a driver's text.
 */
public final class Refusal extends RuntimeException {
  private final Reason reason;
  private final String segment;

  public Refusal(Reason reason, String detail) {
    this(reason, null, detail);
  }

  /**
   * @param segment the segment that caused it, or null where none did
   */
  public Refusal(Reason reason, String segment, String detail) {
    super(detail);
    this.reason = reason;
    this.segment = segment;
  }

  public Reason reason() {
    return reason;
  }

  public String segment() {
    return segment;
  }
}
