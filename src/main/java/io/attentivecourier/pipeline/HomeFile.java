package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.WrittenText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a home as it was written, and where in it something stands.
 *
 * @param name as messages call it, from the home on
 * @param lines those of the text, split once: a search looks at each of them
 */
public record HomeFile(String name, Path path, String text, List<String> lines) {
  HomeFile(String name, Path path, String text) {
    this(name, path, text, text.lines().toList());
  }

  /** A line and a column, each from 1. */
  record Position(int line, int column) {
    /** As it stands before a fault. */
    String words() {
      return "line %d, column %d: ".formatted(line, column);
    }
  }

  /**
   * @throws io.attentivecourier.home.NotUtf8 where it is in another charset
   */
  static HomeFile read(Home home, Path path) throws IOException {
    return new HomeFile(name(home, path), path, WrittenText.read(path));
  }

  public static String name(Home home, Path path) {
    return path.startsWith(home.root()) ? home.root().relativize(path).toString() : path.toString();
  }

  /** The first character of a line. */
  Position at(int line) {
    int blanks = line(line).length() - line(line).stripLeading().length();
    return new Position(line, blanks + 1);
  }

  /** The place where a text first stands, from a line on. */
  Optional<Position> place(String sought, int fromLine) {
    return place(Pattern.compile("()" + Pattern.quote(sought)), fromLine);
  }

  /** The place of a key: in that line or the one before, as Camel marks its value; else below. */
  Optional<Position> key(String key, int near) {
    Pattern written = Pattern.compile("(^|[\\s{,-])" + Pattern.quote(key) + "[\"']?\\s*:");
    return placeIn(written, near)
        .or(() -> placeIn(written, near - 1))
        .or(() -> place(written, near));
  }

  private Optional<Position> place(Pattern sought, int fromLine) {
    for (int line = Math.max(1, fromLine); line <= lines.size(); line++) {
      Optional<Position> found = placeIn(sought, line);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Position> placeIn(Pattern sought, int line) {
    Matcher found = sought.matcher(line(line));
    return found.find() ? Optional.of(new Position(line, found.end(1) + 1)) : Optional.empty();
  }

  /** Empty where there is no such line. */
  String line(int line) {
    return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
  }
}
