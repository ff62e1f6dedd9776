package io.attentivecourier.settings;

import io.attentivecourier.home.Home;

/**
 * Makes a value of the text of a setting.
 *
 * @param expected completes "set it to …" and "12 is not …"
 */
public record ValueParser<T>(String expected, Reader<T> reader) {

  /** Throws {@link IllegalArgumentException} for a text that does not fit. */
  @FunctionalInterface
  public interface Reader<T> {
    T parse(String text, Home home);
  }

  /**
   * @param text never empty
   * @throws IllegalArgumentException where the text is not as expected
   */
  T parse(String text, Home home) {
    return reader.parse(text, home);
  }

  /** A value that does not fit, where more can be said than what was expected. */
  static final class InvalidValue extends IllegalArgumentException {
    private final String fix;

    /**
     * @param fault what is wrong, in one clause
     * @param fix what to do or type next
     */
    InvalidValue(String fault, String fix) {
      super(fault);
      this.fix = fix;
    }

    String fix() {
      return fix;
    }
  }
}
