package io.attentivecourier.cli;

import io.attentivecourier.row.Email;
import io.attentivecourier.row.Phone;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.SettingsFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The people of a canary's file: one identifier a line, in any form that a row may have. They are
 * counted and never shown.
 *
 * @param people as a list would hold them
 * @param refused lines that are no identifier of that kind
 */
record CanaryPeople(Set<String> people, long refused) {
  private static final String STANDARD_INPUT = "-";

  CanaryPeople {
    people = Set.copyOf(people);
  }

  /**
   * @param file its path, or {@code -} for standard input
   * @throws SettingsFault where it cannot be read, or nobody is in it
   */
  static CanaryPeople read(String file, IdentifierKind kind) {
    try (BufferedReader lines = open(file)) {
      CanaryPeople read = of(lines.lines(), kind);
      if (read.people().isEmpty()) {
        throw fault("holds no " + kind.id(), "write one " + kind.id() + " a line");
      }
      return read;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw fault("cannot be read as UTF-8 text", "name a file with one " + kind.id() + " a line");
    }
  }

  private static BufferedReader open(String file) throws IOException {
    return file.equals(STANDARD_INPUT)
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : Files.newBufferedReader(Path.of(file));
  }

  private static CanaryPeople of(Stream<String> lines, IdentifierKind kind) {
    Set<String> people = new HashSet<>();
    long refused = 0;
    for (String line : lines.filter(line -> !line.isBlank()).collect(Collectors.toList())) {
      String person = kind == IdentifierKind.PHONE ? Phone.tenDigits(line) : Email.normal(line);
      if (person == null) {
        refused++;
      } else {
        people.add(person);
      }
    }
    return new CanaryPeople(people, refused);
  }

  private static SettingsFault fault(String fault, String mend) {
    return new SettingsFault("--only", fault, mend);
  }

  /** Without anybody's name. */
  @Override
  public String toString() {
    return people.size() + " people, " + refused + " lines refused";
  }
}
