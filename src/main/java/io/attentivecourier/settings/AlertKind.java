package io.attentivecourier.settings;

/** What an alert may be about. */
public enum AlertKind {
  FAILED,
  HELD,
  PARTIAL,
  LATE,
  MISSED,
  WHOLE
}
