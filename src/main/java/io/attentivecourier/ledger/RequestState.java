package io.attentivecourier.ledger;

/** What the answer to a request says of all its people. */
public enum RequestState {
  /** Taken as a job, whose end says what became of each. */
  ACCEPTED,
  REFUSED,
  APPLIED,
  /** Nobody can tell, and it is not sent again by itself. */
  UNCONFIRMED
}
