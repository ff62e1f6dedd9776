package io.attentivecourier.settings;

/** What proves that people were applied. */
public enum Receipts {
  /** The result lines, person by person. */
  LINES,
  /** A job that is COMPLETED with the right total: for an account whose lines cannot be read. */
  JOB
}
