package io.attentivecourier.segment;

/**
 * One line of a file: a good identifier in its written form, in a segment with a good name. It
 * holds a person, so it prints none of it.
 */
public record SegmentRow(String segment, String identifier) {

  @Override
  public String toString() {
    return "a row of segment " + segment;
  }
}
