package io.attentivecourier.settings;

/** How a file comes to its final name at the receiver. */
public enum Publish {
  /** Uploaded under a temporary name, checked, then renamed. */
  RENAME,
  /** Written under its final name: a cut connection leaves half a list there. */
  DIRECT
}
