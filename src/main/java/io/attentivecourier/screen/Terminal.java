package io.attentivecourier.screen;

import java.io.Console;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the operator's terminal can show.
 *
 * @param columns its width; empty where standard output is no terminal, so that nothing is cut
 * @param colour true if it shows colours and the operator wants them
 */
public record Terminal(OptionalInt columns, boolean colour) {
  /** A file or a pipe: all is written, and nothing is coloured. */
  static final Terminal NONE = new Terminal(OptionalInt.empty(), false);

  private static final int USUAL = 80;
  private static final int NARROWEST = 20;

  /** The terminal of this process. */
  public static Terminal ofProcess() {
    return isThere() ? of(System.getenv()) : NONE;
  }

  /**
   * A terminal by its variables: {@code COLUMNS}, else 80 columns; no colour with {@code NO_COLOR}
   * (<a href="https://no-color.org">no-color.org</a>: any text but an empty one) or a dumb one.
   */
  static Terminal of(Map<String, String> environment) {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(OptionalInt.of(width(environment)), wanted && !isDumb(environment));
  }

  static boolean isDumb(Map<String, String> environment) {
    return "dumb".equals(environment.get("TERM"));
  }

  private static int width(Map<String, String> environment) {
    try {
      return Math.max(NARROWEST, Integer.parseInt(environment.getOrDefault("COLUMNS", "").strip()));
    } catch (NumberFormatException none) {
      return USUAL;
    }
  }

  /** Java 22 and newer have a console in a pipe too, and a method that tells. */
  static boolean isThere() {
    Console console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException older) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }
}
