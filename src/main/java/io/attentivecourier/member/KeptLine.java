package io.attentivecourier.member;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Where one person stands in the lines of an API run, whose outcomes are known by the line. */
public final class KeptLine {
  private KeptLine() {}

  /** From 0; empty where the person is in none. */
  public static OptionalLong of(Path kept, Person person) throws IOException {
    KeptFile file = new KeptFile(kept);
    try (BufferedReader lines = file.reader()) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (file.isOf(person, line)) {
          return OptionalLong.of(number);
        }
        number++;
      }
      return OptionalLong.empty();
    }
  }
}
