package io.attentivecourier.settings;

/**
 * The settings of the log.
 *
 * @param days how long its files are kept
 */
public record LogSettings(Format format, int days) {

  /** The form of a line. */
  public enum Format {
    /** For people. */
    TEXT,
    /** A JSON document a line, for programs. */
    JSON
  }
}
