package io.attentivecourier.known;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Removes a person's lines from a file; a file without such a line is only read. */
final class LineRemoval {
  private LineRemoval() {}

  /** Removes the lines of a person; returns their number. */
  static long from(KeptFile file, PersonQuery person) throws IOException {
    long lines = count(file, person);
    if (lines > 0) {
      KeptFile.ForgottenMark.put(file.path());
      AtomicReplace.replace(file.path(), out -> copy(file, person, out));
    }
    return lines;
  }

  /** Removes the lines of a person from a list of rejected rows; returns their number. */
  static long from(RejectedFile file, RejectedFile.Whose whose) throws IOException {
    long lines = count(file, whose);
    if (lines > 0) {
      AtomicReplace.replace(file.path(), out -> copy(file, whose, out));
    }
    return lines;
  }

  private static long count(KeptFile file, PersonQuery person) throws IOException {
    try (BufferedReader lines = file.reader()) {
      return lines.lines().filter(line -> file.isOf(person, line)).count();
    }
  }

  private static boolean copy(KeptFile file, PersonQuery person, OutputStream out)
      throws IOException {
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

  /** Replaces the text of a file in one step: a crash leaves the old text or the new one. */
  static final class AtomicReplace {
    private static final String ENDING = ".forgetting";

    private AtomicReplace() {}

    /** True if a crash left this file. */
    static boolean isLeft(Path file) {
      return file.getFileName().toString().endsWith(ENDING);
    }

    /** Returns a path beside the file for the new text, and deletes any file there. */
    static Path beside(Path file) throws IOException {
      Path fresh = file.resolveSibling(file.getFileName() + ENDING);
      Files.deleteIfExists(fresh);
      return fresh;
    }

    /**
     * Writes the new text and replaces the file; the permissions stay. If nothing but a head is
     * left, the file is deleted instead.
     */
    static void replace(Path file, Text text) throws IOException {
      Path fresh = beside(file);
      try (StagingOutput output = StagingOutput.create(fresh)) {
        boolean any;
        try (OutputStream stream = new BufferedOutputStream(output, 1 << 16)) {
          any = text.writeTo(stream);
        }
        output.finish();
        put(fresh, file, any);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }

    static void put(Path fresh, Path file, boolean any) throws IOException {
      if (any) {
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
        Durable.move(fresh, file);
      } else {
        Files.delete(file);
        Durable.force(file.toAbsolutePath().getParent());
      }
    }

    /** The new text. */
    @FunctionalInterface
    interface Text {
      /** Writes the text; returns true if the file is to be kept. */
      boolean writeTo(OutputStream out) throws IOException;
    }
  }
}
