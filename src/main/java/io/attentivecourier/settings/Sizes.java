package io.attentivecourier.settings;

/** Whether the receiver lets anybody look into its folder. */
public enum Sizes {
  /** Names are asked for, and every size is read back. */
  ON,
  /** Neither: a list that arrived short, or a name that is taken, is not seen. */
  OFF
}
