package io.attentivecourier.settings;

/** Where a pipeline's rows go; each asks for settings of its own. */
public enum Destination {
  SEGMENTS,
  ATTRIBUTES,
  SUBSCRIBERS
}
