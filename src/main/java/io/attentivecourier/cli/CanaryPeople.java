package io.attentivecourier.cli;

import io.attentivecourier.home.WrittenText;
import io.attentivecourier.row.Email;
import io.attentivecourier.row.Phone;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.SettingsFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The people of a canary's file: one identifier a line, in any form that a row may have, and as a
 * spreadsheet writes it, with a byte order mark and in quotes. They are counted and never shown.
 */
final class CanaryPeople implements RunRequest.RollCall {
  private static final String STANDARD_INPUT = "-";

  private final IdentifierKind kind;
  private final Map<String, List<Integer>> lines = new HashMap<>();
  private final List<Integer> refused = new ArrayList<>();
  private final Set<String> present = new HashSet<>();
  private boolean over;

  private CanaryPeople(IdentifierKind kind) {
    this.kind = kind;
  }

  /**
   * @param file its path, or {@code -} for standard input
   * @throws SettingsFault where it cannot be read, or nobody is in it
   */
  static CanaryPeople read(String file, IdentifierKind kind) {
    CanaryPeople people = new CanaryPeople(kind);
    try (BufferedReader lines = open(file)) {
      people.add(lines);
    } catch (IOException e) {
      throw fault("cannot be read as UTF-8 text", "name a file with one " + kind.id() + " a line");
    }
    if (people.lines.isEmpty()) {
      throw fault("holds no " + kind.id(), "write one " + kind.id() + " a line");
    }
    return people;
  }

  /** A decoder, as a reader of a named charset takes any bytes for text. */
  private static BufferedReader open(String file) throws IOException {
    InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file));
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  private void add(BufferedReader text) throws IOException {
    int number = 1;
    for (String line = text.readLine(); line != null; line = text.readLine(), number++) {
      add(unquoted(number == 1 ? WrittenText.unmarked(line) : line), number);
    }
  }

  /** A cell as spreadsheets write it, whose quotes inside are doubled. */
  private static String unquoted(String line) {
    String cell = line.strip();
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : line;
  }

  private void add(String cell, int number) {
    String person = kind == IdentifierKind.PHONE ? Phone.tenDigits(cell) : Email.normal(cell);
    if (person != null) {
      lines.computeIfAbsent(person, first -> new ArrayList<>()).add(number);
    } else if (!cell.isBlank()) {
      refused.add(number);
    }
  }

  private static SettingsFault fault(String fault, String fix) {
    return new SettingsFault("--only", fault, fix);
  }

  /** The people, in the form of a list. */
  Set<String> people() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  /** The numbers of lines that are no identifier of that kind. */
  List<Integer> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void present(String identifier) {
    present.add(identifier);
  }

  @Override
  public void over() {
    over = true;
  }

  /** True if the result was read to its end; else nobody knows who is in it. */
  boolean isAnswered() {
    return over;
  }

  /** The number of them who are in the result. */
  int present() {
    return present.size();
  }

  /** The lines of those who are not. */
  List<Integer> missing() {
    return lines.entrySet().stream()
        .filter(person -> !present.contains(person.getKey()))
        .flatMap(person -> person.getValue().stream())
        .sorted()
        .toList();
  }

  /** Without anybody's name. */
  @Override
  public String toString() {
    return lines.size() + " people, " + refused.size() + " lines refused";
  }

  /** Lines of a file by their numbers: {@code line 4}, {@code lines 2, 4, 6 to 8}. */
  static final class LineNumbers {
    /** So many fit three lines of a terminal; the document of {@code --json} has them all. */
    private static final int MOST_RANGES = 20;

    private LineNumbers() {}

    /**
     * @param numbers ascending, at least one
     */
    static String of(List<Integer> numbers) {
      return (numbers.size() == 1 ? "line " : "lines ") + String.join(", ", ranges(numbers));
    }

    private static List<String> ranges(List<Integer> numbers) {
      List<String> ranges = new ArrayList<>();
      int from = 0;
      for (int at = 0; at < numbers.size() && ranges.size() < MOST_RANGES; at++) {
        if (at + 1 == numbers.size() || numbers.get(at + 1) != numbers.get(at) + 1) {
          ranges.add(range(numbers.get(from), numbers.get(at)));
          from = at + 1;
        }
      }
      if (from < numbers.size()) {
        ranges.add("and %,d more".formatted(numbers.size() - from));
      }
      return ranges;
    }

    private static String range(int first, int last) {
      return first == last ? String.valueOf(first) : first + " to " + last;
    }
  }
}
