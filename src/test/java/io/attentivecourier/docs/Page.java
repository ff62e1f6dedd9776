package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page of the repository. What stands in it between {@code <!-- NAME -->} and {@code <!-- /NAME
 * -->} follows the code; {@code -Ddocs=write} writes it anew.
 */
record Page(Path file) {
  static final Page README = new Page(Path.of("README.md"));
  static final Page RULES = new Page(Path.of("docs/rules.md"));

  private static final String MEND =
      "%s, part %s, is not what the code says; write it anew with"
          + " ./mvnw -q test -Dtest=TheReadmeSaysWhatTheCodeSaysTest -Ddocs=write\n";

  /** Compares a part that is made from the code as a whole. */
  void holds(String name, String expected) throws IOException {
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(file, before(name) + expected + after(name));
    }
    assertEquals(expected, part(name), MEND.formatted(file, name));
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
