package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that may lie in the state: {@code var/} is the home's state wherever that is, so that a
 * rehearsal of a user's root never opens the user's ledger. Other relative paths are the root's.
 */
final class StatePath {
  private static final String STATE = "var/";

  /** A database in a file: no URI, no database in memory (both hold a colon), no empty path. */
  private static final Pattern FILE_URL = Pattern.compile("(jdbc:(?:sqlite|duckdb):)([^:?;]+)(.*)");

  private StatePath() {}

  static Path of(String text, Home home) {
    return text.startsWith(STATE)
        ? home.state().resolve(text.substring(STATE.length())).normalize()
        : home.resolve(text);
  }

  /** The URL with its file made absolute: the process may have been started anywhere. */
  static String inUrl(String url, Home home) {
    Matcher file = FILE_URL.matcher(Forms.fit(url.matches("jdbc:\\P{Cntrl}+"), url));
    return file.matches() && !file.group(3).startsWith(":")
        ? file.group(1) + of(file.group(2), home) + file.group(3)
        : url;
  }
}
