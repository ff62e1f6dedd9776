package io.attentivecourier.settings;

import io.attentivecourier.home.Home;

/**
 * How the text of a setting becomes a value.
 *
 * @param expected completes "set it to …" and "12 is not …"
 */
public record Form<T>(String expected, Reader<T> reader) {

  /** Throws {@link IllegalArgumentException} for a text that does not fit. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(String text, Home home);
  }

  /**
   * @param text never empty
   * @throws IllegalArgumentException where the text is not as expected
   */
  T read(String text, Home home) {
    return reader.read(text, home);
  }
}
