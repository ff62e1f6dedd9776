package io.attentivecourier.settings;

/** What becomes of a segment with more rows than Attentive takes in a file. */
public enum Oversize {
  /** The run is refused: a second file of the same segment may replace the first. */
  REFUSE,
  /** It is spread over files, which is safe only once Attentive has confirmed that they join. */
  SPAN
}
