package io.attentivecourier.settings;

/** What a null does. What it would do at Attentive is not stated, so it is never sent. */
public enum Nulls {
  /** The attribute is left out; Attentive keeps what it had. */
  OMIT,
  /** The row is rejected. */
  REJECT
}
