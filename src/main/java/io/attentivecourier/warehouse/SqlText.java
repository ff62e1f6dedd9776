package io.attentivecourier.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text of SQL as its words and signs, without comments; what is quoted is one {@link #QUOTED}.
 * Words are in capitals. It knows no grammar: only where a quote or a comment begins and ends.
 */
final class SqlText {
  /** Stands for a string or a quoted name, whatever is in it. */
  static final String QUOTED = "''";

  /** Stands for a comment whose text the database runs. */
  static final String RUN = "/*!";

  /** A word or a sign, and where it begins. */
  record Part(String text, int at) {}

  private final String text;
  private final Set<Sign> signs;
  private final List<Part> parts = new ArrayList<>();
  private int at;
  private boolean open;

  private SqlText(String text, Set<Sign> signs) {
    this.text = text;
    this.signs = signs;
  }

  /** Reads the whole text. */
  static SqlText of(String text, Set<Sign> signs) {
    SqlText read = new SqlText(text, signs);
    while (read.at < text.length()) {
      read.next();
    }
    return read;
  }

  List<Part> parts() {
    return parts;
  }

  /** Whether a quote or a comment has no end. */
  boolean isOpen() {
    return open;
  }

  private void next() {
    if (isBlank(here())) {
      at++;
    } else if (!comment() && !quoted()) {
      word();
    }
  }

  private boolean comment() {
    if (starts("/*")) {
      block();
      return true;
    }
    boolean line =
        starts("--") && isDashes()
            || signs.contains(Sign.HASH) && starts("#")
            || signs.contains(Sign.SLASHES) && starts("//");
    while (line && at < text.length() && !endsLine()) {
      at++;
    }
    return line;
  }

  private boolean isDashes() {
    return !signs.contains(Sign.DASHES_AND_BLANK)
        || at + 2 >= text.length()
        || text.charAt(at + 2) <= ' ';
  }

  private boolean endsLine() {
    return here() == '\n' || here() == '\r' && signs.contains(Sign.RETURN_ENDS);
  }

  private void block() {
    if (signs.contains(Sign.RUN_COMMENTS) && (starts("/*!") || starts("/*M!"))) {
      parts.add(new Part(RUN, at));
    }
    int depth = 0;
    do {
      boolean opens = starts("/*") && (depth == 0 || signs.contains(Sign.NESTED));
      boolean closes = starts("*/");
      depth += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 2 : 1;
    } while (depth > 0 && at < text.length());
    open |= depth > 0;
  }

  private boolean quoted() {
    int begin = at;
    boolean found = strings() || names() || dollars();
    if (found) {
      parts.add(new Part(QUOTED, begin));
    }
    return found;
  }

  private boolean strings() {
    boolean escapes = signs.contains(Sign.BACKSLASH);
    if (signs.contains(Sign.TRIPLE) && (starts("'''") || starts("\"\"\""))) {
      return until(text.substring(at, at + 3), at + 3, escapes);
    }
    if (starts("'")) {
      return to('\'', at + 1, escapes);
    }
    if (starts("\"")) {
      return to('"', at + 1, escapes && signs.contains(Sign.DOUBLE_STRINGS));
    }
    if (signs.contains(Sign.E_STRINGS) && (starts("E'") || starts("e'"))) {
      return to('\'', at + 2, true);
    }
    return signs.contains(Sign.Q_QUOTES) && other();
  }

  /** {@code q'[…]'} and {@code nq'[…]'}: to the closing sign with a quote after it. */
  private boolean other() {
    int quote = at + (starts("n") || starts("N") ? 2 : 1);
    boolean is = text.startsWith("'", quote) && "qQ".indexOf(text.charAt(quote - 1)) >= 0;
    if (!is || quote + 1 >= text.length()) {
      return false;
    }
    char sign = text.charAt(quote + 1);
    int pair = "[{(<".indexOf(sign);
    return until((pair < 0 ? sign : "]})>".charAt(pair)) + "'", quote + 2, false);
  }

  private boolean names() {
    return signs.contains(Sign.BACKTICKS) && starts("`") && to('`', at + 1, false)
        || signs.contains(Sign.BRACKETS) && starts("[") && to(']', at + 1, false);
  }

  private boolean dollars() {
    if (!signs.contains(Sign.DOLLARS) || here() != '$') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && isTag(text.charAt(end), end == at + 1)) {
      end++;
    }
    return end < text.length()
        && text.charAt(end) == '$'
        && until(text.substring(at, end + 1), end + 1, false);
  }

  private static boolean isTag(char character, boolean first) {
    return character != '$' && isPart(character) && !(first && Character.isDigit(character));
  }

  /** To the quote that is not doubled. */
  private boolean to(char quote, int from, boolean escapes) {
    for (at = from; at < text.length(); at++) {
      if (escapes && here() == '\\') {
        at++;
      } else if (here() == quote && !doubled(quote)) {
        at++;
        return true;
      }
    }
    open = true;
    return true;
  }

  private boolean doubled(char quote) {
    boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == quote;
    at += doubled ? 1 : 0;
    return doubled;
  }

  private boolean until(String end, int from, boolean escapes) {
    for (at = from; at < text.length(); at++) {
      if (escapes && here() == '\\') {
        at++;
      } else if (starts(end)) {
        at += end.length();
        return true;
      }
    }
    open = true;
    return true;
  }

  /** Digits are a word of their own: {@code 1$$} begins a quote, {@code a$$} does not. */
  private void word() {
    int begin = at;
    boolean digits = isDigit(here());
    while (at < text.length() && (digits ? isDigit(here()) : isPart(here()))) {
      at++;
    }
    at = Math.max(at, begin + 1);
    parts.add(new Part(text.substring(begin, at).toUpperCase(Locale.ROOT), begin));
  }

  private char here() {
    return text.charAt(at);
  }

  private boolean starts(String sign) {
    return text.startsWith(sign, at);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** PostgreSQL takes all beyond ASCII for letters, blanks too. */
  private static boolean isPart(char character) {
    return character == '_'
        || character == '$'
        || character > 127
        || Character.isLetterOrDigit(character);
  }

  private static boolean isBlank(char character) {
    return character <= ' ';
  }
}
