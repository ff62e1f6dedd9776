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
  record Token(String text, int at) {}

  private final String text;
  private final Set<SqlSyntax> signs;
  private final List<Token> parts = new ArrayList<>();
  private int at;
  private boolean open;

  private SqlText(String text, Set<SqlSyntax> signs) {
    this.text = text;
    this.signs = signs;
  }

  /** Reads the whole text. */
  static SqlText of(String text, Set<SqlSyntax> signs) {
    SqlText read = new SqlText(text, signs);
    while (read.at < text.length()) {
      read.next();
    }
    return read;
  }

  List<Token> parts() {
    return parts;
  }

  /** True if a quote or a comment has no end. */
  boolean isOpen() {
    return open;
  }

  private void next() {
    if (isBlank(here())) {
      at++;
    } else if (!skipComment() && !readQuoted()) {
      readWord();
    }
  }

  private boolean skipComment() {
    if (starts("/*")) {
      skipBlock();
      return true;
    }
    boolean line =
        starts("--") && isDashes()
            || signs.contains(SqlSyntax.HASH) && starts("#")
            || signs.contains(SqlSyntax.SLASHES) && starts("//");
    while (line && at < text.length() && !endsLine()) {
      at++;
    }
    return line;
  }

  private boolean isDashes() {
    return !signs.contains(SqlSyntax.DASHES_AND_BLANK)
        || at + 2 >= text.length()
        || text.charAt(at + 2) <= ' ';
  }

  private boolean endsLine() {
    return here() == '\n' || here() == '\r' && signs.contains(SqlSyntax.RETURN_ENDS);
  }

  private void skipBlock() {
    if (signs.contains(SqlSyntax.RUN_COMMENTS) && (starts("/*!") || starts("/*M!"))) {
      parts.add(new Token(RUN, at));
    }
    int depth = 0;
    do {
      boolean opens = starts("/*") && (depth == 0 || signs.contains(SqlSyntax.NESTED));
      boolean closes = starts("*/");
      depth += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 2 : 1;
    } while (depth > 0 && at < text.length());
    open |= depth > 0;
  }

  private boolean readQuoted() {
    int begin = at;
    boolean found = readString() || readName() || readDollarQuote();
    if (found) {
      parts.add(new Token(QUOTED, begin));
    }
    return found;
  }

  private boolean readString() {
    boolean escapes = signs.contains(SqlSyntax.BACKSLASH);
    if (signs.contains(SqlSyntax.TRIPLE) && (starts("'''") || starts("\"\"\""))) {
      return readUntil(text.substring(at, at + 3), at + 3, escapes);
    }
    if (starts("'")) {
      return readTo('\'', at + 1, escapes);
    }
    if (starts("\"")) {
      return readTo('"', at + 1, escapes && signs.contains(SqlSyntax.DOUBLE_STRINGS));
    }
    if (signs.contains(SqlSyntax.E_STRINGS) && (starts("E'") || starts("e'"))) {
      return readTo('\'', at + 2, true);
    }
    return signs.contains(SqlSyntax.Q_QUOTES) && readQQuote();
  }

  /** {@code q'[…]'} and {@code nq'[…]'}: to the closing sign with a quote after it. */
  private boolean readQQuote() {
    int quote = at + (starts("n") || starts("N") ? 2 : 1);
    boolean is = text.startsWith("'", quote) && "qQ".indexOf(text.charAt(quote - 1)) >= 0;
    if (!is || quote + 1 >= text.length()) {
      return false;
    }
    char sign = text.charAt(quote + 1);
    int pair = "[{(<".indexOf(sign);
    return readUntil((pair < 0 ? sign : "]})>".charAt(pair)) + "'", quote + 2, false);
  }

  private boolean readName() {
    return signs.contains(SqlSyntax.BACKTICKS) && starts("`") && readTo('`', at + 1, false)
        || signs.contains(SqlSyntax.BRACKETS) && starts("[") && readTo(']', at + 1, false);
  }

  private boolean readDollarQuote() {
    if (!signs.contains(SqlSyntax.DOLLARS) || here() != '$') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && isTag(text.charAt(end), end == at + 1)) {
      end++;
    }
    return end < text.length()
        && text.charAt(end) == '$'
        && readUntil(text.substring(at, end + 1), end + 1, false);
  }

  private static boolean isTag(char character, boolean first) {
    return character != '$' && isPart(character) && !(first && Character.isDigit(character));
  }

  /** To the quote that is not doubled. */
  private boolean readTo(char quote, int from, boolean escapes) {
    for (at = from; at < text.length(); at++) {
      if (escapes && here() == '\\') {
        at++;
      } else if (here() == quote && !skipDoubled(quote)) {
        at++;
        return true;
      }
    }
    open = true;
    return true;
  }

  private boolean skipDoubled(char quote) {
    boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == quote;
    at += doubled ? 1 : 0;
    return doubled;
  }

  private boolean readUntil(String end, int from, boolean escapes) {
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
  private void readWord() {
    int begin = at;
    boolean digits = isDigit(here());
    while (at < text.length() && (digits ? isDigit(here()) : isPart(here()))) {
      at++;
    }
    at = Math.max(at, begin + 1);
    parts.add(new Token(text.substring(begin, at).toUpperCase(Locale.ROOT), begin));
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
