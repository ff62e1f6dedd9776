package io.attentivecourier.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a token of the console, or a name that a proxy knows, is good for. */
public enum ConsoleRole {
  /** Reads counts, names and states. */
  VIEWER,
  /** Acts, with a reason. */
  OPERATOR,
  /** As an operator; reads rejected rows too. */
  DATA,
  /** Reads rejected rows and does not act. */
  VIEWER_DATA;

  /** As settings and documents write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }

  /** The role of that word; empty if it is none. */
  static Optional<ConsoleRole> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }

  /** True if the word reads as a role, however it is written: nobody may be called so. */
  public static boolean isOne(String word) {
    return of(word.toLowerCase(Locale.ROOT)).isPresent();
  }

  static String all() {
    return Arrays.stream(values()).map(ConsoleRole::id).collect(Collectors.joining(", "));
  }
}
