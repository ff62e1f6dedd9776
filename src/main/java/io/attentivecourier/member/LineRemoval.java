package io.attentivecourier.member;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Takes a person's lines out of a file; a file without such a line is only read. */
final class LineRemoval {
  private LineRemoval() {}

  /** How many lines were removed. */
  static long from(KeptFile file, Person person) throws IOException {
    long lines = count(file, person);
    if (lines > 0) {
      ForgottenMark.put(file.path());
      Rewriting.replace(file.path(), out -> copy(file, person, out));
    }
    return lines;
  }

  /** The same in a list of rejected rows. */
  static long from(RejectedFile file, RejectedFile.Whose whose) throws IOException {
    long lines = count(file, whose);
    if (lines > 0) {
      Rewriting.replace(file.path(), out -> copy(file, whose, out));
    }
    return lines;
  }

  private static long count(KeptFile file, Person person) throws IOException {
    try (BufferedReader lines = file.reader()) {
      return lines.lines().filter(line -> file.isOf(person, line)).count();
    }
  }

  private static boolean copy(KeptFile file, Person person, OutputStream out) throws IOException {
    boolean any = false;
    try (BufferedReader lines = file.reader();
        OutputStream packed = file.packing(out)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String rest = file.isOf(person, line) ? file.blank(line) : line;
        if (rest != null) {
          packed.write((rest + '\n').getBytes(StandardCharsets.ISO_8859_1));
          any = true;
        }
      }
    }
    return any;
  }

  private static long count(RejectedFile file, RejectedFile.Whose whose) throws IOException {
    try (CsvReader<CsvRecord> lines = file.reader()) {
      return lines.stream().filter(whose::is).count();
    }
  }

  private static boolean copy(RejectedFile file, RejectedFile.Whose whose, OutputStream out)
      throws IOException {
    boolean any = false;
    try (CsvReader<CsvRecord> lines = file.reader();
        CsvWriter rest =
            CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(out, StandardCharsets.UTF_8)) {
      for (CsvRecord line : lines) {
        if (!whose.is(line)) {
          rest.writeRecord(line.getFields());
          any |= !RejectedFile.isHead(line);
        }
      }
    }
    return any;
  }
}
