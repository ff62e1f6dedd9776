package io.attentivecourier.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of an endpoint. Its words stand as they are written; a name in braces stands for one
 * segment of the path, which is decoded only after the path was parted: an encoded slash is a
 * character of a name, and {@code ..} a name that nothing has.
 */
record PathPattern(List<String> parts) {
  static PathPattern of(String pattern) {
    return new PathPattern(parts(pattern));
  }

  private static List<String> parts(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** True if it has no name in it: such a path is found before one that would take it too. */
  boolean isExact() {
    return parts.stream().noneMatch(PathPattern::isName);
  }

  /**
   * @param rawPath as it was asked, which begins with a slash
   * @return the names with what they stand for; empty if it is another path
   * @throws IllegalArgumentException where a name cannot be decoded
   */
  Optional<Map<String, String>> match(String rawPath) {
    List<String> asked = parts(rawPath);
    if (asked.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (!isName(part) && !part.equals(asked.get(i)) || asked.get(i).isEmpty() != part.isEmpty()) {
        return Optional.empty();
      }
      if (isName(part)) {
        names.put(part.substring(1, part.length() - 1), decoded(asked.get(i)));
      }
    }
    return Optional.of(names);
  }

  private static boolean isName(String part) {
    return part.startsWith("{");
  }

  /** A part of a path, in which a plus is a plus. */
  static String decoded(String raw) {
    return text(raw.replace("+", "%2B"));
  }

  /**
   * A part of a query or of a form, in which a plus is a blank.
   *
   * @throws IllegalArgumentException where it is no UTF-8, or has a control character
   */
  static String text(String raw) {
    String text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
    if (text.chars().anyMatch(letter -> letter == '\uFFFD' || Character.isISOControl(letter))) {
      throw new IllegalArgumentException("no text in one line");
    }
    return text;
  }
}
