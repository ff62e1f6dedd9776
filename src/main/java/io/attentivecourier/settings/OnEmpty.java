package io.attentivecourier.settings;

/** What a query without rows does to its run. */
public enum OnEmpty {
  FAIL,
  SKIP
}
