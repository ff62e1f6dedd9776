package io.attentivecourier.settings;

/** The destinations of a pipeline's rows; each needs settings of its own. */
public enum Destination {
  SEGMENTS,
  ATTRIBUTES,
  SUBSCRIBERS
}
