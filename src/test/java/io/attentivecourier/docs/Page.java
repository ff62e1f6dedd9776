package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the repository. What stands in it between {@code <!-- NAME -->} and {@code <!-- /NAME
 * -->} follows the code; {@code -Ddocs=write} writes it anew.
 */
record Page(Path file) {
  static final Page README = new Page(Path.of("README.md"));
  static final Page RULES = new Page(Path.of("docs/rules.md"));
  static final Page SETTINGS = new Page(Path.of("docs/settings.md"));

  /** The documents that a user reads. */
  static List<Page> ofUsers() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(
                  README.file, Path.of("CONTRIBUTING.md"), Path.of("routes/pipelines/README.md")),
              pages.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(Page::new)
          .toList();
    }
  }

  private static final String FIX =
      "%s, part %s, is not what the code says; write it anew with"
          + " ./mvnw -q test -Dtest='The*TheCode*Test' -Ddocs=write\n";

  /** Compares a part that is made from the code as a whole. */
  void holds(String name, String expected) throws IOException {
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(file, before(name) + expected + after(name));
    }
    assertEquals(expected, part(name), FIX.formatted(file, name));
  }

  /** Compares the first cells of each row, which are made from the code; the others are written. */
  void starts(String name, List<List<String>> expected) throws IOException {
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(file, before(name) + head(name) + table(name, expected) + after(name));
    }
    int known = expected.get(0).size();
    List<List<String>> written = rows(name).stream().map(row -> row.subList(0, known)).toList();
    assertEquals(expected, written, FIX.formatted(file, name));
  }

  private String head(String name) throws IOException {
    return part(name).lines().limit(2).collect(Collectors.joining("\n", "", "\n"));
  }

  /** The rows of the code, each with the written cells of the row that begins alike. */
  private String table(String name, List<List<String>> starts) throws IOException {
    Map<String, List<String>> written = new HashMap<>();
    rows(name)
        .forEach(row -> written.put(row.get(0), row.subList(starts.get(0).size(), row.size())));
    StringBuilder table = new StringBuilder();
    for (List<String> start : starts) {
      List<String> rest = written.getOrDefault(start.get(0), List.of("", ""));
      table.append("| ").append(String.join(" | ", start)).append(" | ");
      table.append(String.join(" | ", rest)).append(" |\n");
    }
    return table.toString();
  }

  /** The rows of a table, cell by cell, without the two lines of its head. */
  List<List<String>> rows(String name) throws IOException {
    return part(name).lines().skip(2).map(Page::cells).toList();
  }

  private static List<String> cells(String line) {
    String[] cells = line.strip().split("\\s*\\|\\s*");
    return List.of(cells).subList(1, cells.length);
  }

  String text() throws IOException {
    return Files.readString(file);
  }

  private String part(String name) throws IOException {
    String text = text();
    return text.substring(before(name).length(), text.length() - after(name).length());
  }

  private String before(String name) throws IOException {
    return text().substring(0, at("<!-- " + name + " -->\n") + name.length() + 10);
  }

  private String after(String name) throws IOException {
    return text().substring(at("<!-- /" + name + " -->\n"));
  }

  private int at(String marker) throws IOException {
    int at = text().indexOf(marker);
    assertTrue(at >= 0, file + " has no line " + marker);
    return at;
  }
}
