package io.attentivecourier.run;

/**
 * A run that is refused: nothing of it is sent. The detail names columns, segments, counts and
 * files, never a value from a row and never a driver's text.
 */
public final class Refusal extends RuntimeException {
  private final Reason reason;
  private final String segment;
  private final QueryFault query;
  private final transient String text;

  public Refusal(Reason reason, String detail) {
    this(reason, null, detail);
  }

  /**
   * @param segment the segment that caused it, or null where none did
   */
  public Refusal(Reason reason, String segment, String detail) {
    this(reason, segment, detail, null, null);
  }

  private Refusal(Reason reason, String segment, String detail, QueryFault query, String text) {
    super(detail);
    this.reason = reason;
    this.segment = segment;
    this.query = query;
    this.text = text;
  }

  /**
   * A refusal of the query, with the fault that the warehouse gave.
   *
   * @param text the query's, to find its file by; never shown
   */
  public static Refusal ofQuery(Reason reason, String detail, QueryFault query, String text) {
    return new Refusal(reason, null, detail, query, text);
  }

  /** The same with the fault of the query in words, for the run's message. */
  public Refusal withQueryFault(QueryFault fault) {
    Refusal said = new Refusal(reason, segment, fault.after(getMessage()), fault, text);
    said.initCause(this);
    return said;
  }

  /** The fault of the query; null if the query did not cause the refusal. */
  public QueryFault query() {
    return query;
  }

  /** The text of the refused query; null if it is not known. */
  public String text() {
    return text;
  }

  public Reason reason() {
    return reason;
  }

  public String segment() {
    return segment;
  }
}
