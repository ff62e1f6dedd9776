package io.attentivecourier.settings;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The backslashes of a properties file, and the lines of its keys. Java takes one before any letter
 * and drops it, so that a password {@code pa\ss} logs in as another; here one that starts no escape
 * is a fault.
 */
final class Escapes {
  private static final String TAKEN = "\\:=#! \r\n";
  private static final Set<Character> BLANK = Set.of(' ', '\t', '\f');
  private static final int HEX_DIGITS = 4;
  private static final String FIX = "write a backslash as \\\\";

  private final String text;
  private final Findings findings;
  private int at;
  private int line = 1;
  private final Set<String> unfit = new HashSet<>();
  private final Map<String, Integer> lines = new TreeMap<>();

  Escapes(String text, Findings findings) {
    this.text = text;
    this.findings = findings;
  }

  /** Returns the keys whose values say something else than was meant. */
  Set<String> check() {
    while (at < text.length()) {
      skipBlank();
      if (isComment()) {
        skipLine();
      } else {
        entry();
      }
    }
    return unfit;
  }

  /** The line of each key, once the file is checked; of two the last, which counts. */
  Map<String, Integer> lines() {
    return lines;
  }

  private void skipBlank() {
    while (at < text.length() && (BLANK.contains(text.charAt(at)) || isLineEnd(at))) {
      step();
    }
  }

  private boolean isComment() {
    return at < text.length() && "#!".indexOf(text.charAt(at)) >= 0;
  }

  private void skipLine() {
    while (at < text.length() && !isLineEnd(at)) {
      step();
    }
  }

  private void entry() {
    int begin = line;
    String key = key();
    lines.put(key, begin);
    while (at < text.length() && !isLineEnd(at)) {
      if (text.charAt(at) == '\\') {
        escape(key);
      } else {
        step();
      }
    }
  }

  /** Up to its sign or blank; a backslash there keeps what follows. */
  private String key() {
    int from = at;
    while (at < text.length() && !isLineEnd(at) && !isKeyEnd()) {
      if (text.charAt(at) == '\\') {
        refuseUnlessHex();
        step();
      }
      step();
    }
    return text.substring(from, Math.min(at, text.length()));
  }

  /** The one escape that Java itself refuses, and then reads none of the file. */
  private void refuseUnlessHex() {
    if (text.startsWith("\\u", at) && !isHex(at + 2)) {
      findings.fault(PropertiesFile.NAME, "holds a malformed \\u escape in line " + line, FIX);
    }
  }

  private boolean isKeyEnd() {
    return "=:".indexOf(text.charAt(at)) >= 0 || BLANK.contains(text.charAt(at));
  }

  private void escape(String key) {
    if (text.startsWith("\\u", at)) {
      refuseUnlessHex();
    } else if (!isTaken()) {
      unfit.add(key);
      String where = " in line %d of %s".formatted(line, PropertiesFile.NAME);
      findings.fault(key, "has a backslash that starts no escape" + where, FIX);
    }
    step();
    boolean continues = at < text.length() && isLineEnd(at);
    step();
    if (continues) {
      skipIndent();
    }
  }

  /** A comment's sign is none at the start of a line that goes on. */
  private void skipIndent() {
    while (at < text.length() && BLANK.contains(text.charAt(at))) {
      step();
    }
  }

  private boolean isTaken() {
    return at + 1 >= text.length() || TAKEN.indexOf(text.charAt(at + 1)) >= 0;
  }

  private boolean isHex(int from) {
    return from + HEX_DIGITS <= text.length()
        && text.substring(from, from + HEX_DIGITS).matches("[0-9a-fA-F]{4}");
  }

  private boolean isLineEnd(int index) {
    return text.charAt(index) == '\n' || text.charAt(index) == '\r';
  }

  /** A line that ends in CR LF is one. */
  private void step() {
    if (at < text.length() && isLineEnd(at)) {
      line++;
      if (text.startsWith("\r\n", at)) {
        at++;
      }
    }
    at++;
  }
}
