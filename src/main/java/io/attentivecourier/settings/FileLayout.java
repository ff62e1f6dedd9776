package io.attentivecourier.settings;

/** How segments are laid into files. */
public enum FileLayout {
  /** A file a segment. */
  SEPARATE,
  /** Whole segments packed together up to the row limit. */
  SINGLE
}
