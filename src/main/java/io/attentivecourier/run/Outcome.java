package io.attentivecourier.run;

/** What became of one person of an API run. The order is that of the bytes in the outcomes file. */
public enum Outcome {
  /** Sent or to be sent, and not heard of yet. */
  OPEN,
  APPLIED,
  REFUSED,
  /** Nobody can tell: the receiver took it and does not say, or its answer was lost. */
  UNCONFIRMED
}
