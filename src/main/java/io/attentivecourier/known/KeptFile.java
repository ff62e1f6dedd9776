package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file of {@code sent/} or {@code failed/}: a segment's lines or an API run's JSON lines, plain
 * or as gzip. It is read as Latin-1, so that every byte comes back as it was.
 */
public record KeptFile(Path path) {
  private static final String GZIP = ".gz";

  /** True if its lines can be read: it is no archive, and not encrypted. */
  boolean isReadable() {
    return isSegment() || isJson();
  }

  boolean isSegment() {
    return plainName().endsWith(".csv");
  }

  boolean isJson() {
    return plainName().endsWith(".jsonl");
  }

  String name() {
    return path.getFileName().toString();
  }

  /** True if a line belongs to that person. */
  boolean isOf(PersonQuery person, String line) {
    return isSegment() ? person.isFirstOf(line) : person.isQuotedIn(line);
  }

  /**
   * The text that replaces a removed line: nothing in a list; as many blanks in the file of an API
   * run, because its lines are known by their places.
   */
  String blank(String line) {
    return isJson() ? " ".repeat(line.length()) : null;
  }

  BufferedReader reader() throws IOException {
    InputStream in = Files.newInputStream(path);
    InputStream plain = isGzip() ? new GZIPInputStream(in, 1 << 16) : in;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1), 1 << 16);
  }

  /** Wraps a stream so that it writes in this file's form. */
  OutputStream packing(OutputStream out) throws IOException {
    return isGzip() ? new GZIPOutputStream(out, 1 << 16) : out;
  }

  private boolean isGzip() {
    return name().endsWith(GZIP);
  }

  private String plainName() {
    return isGzip() ? name().substring(0, name().length() - GZIP.length()) : name();
  }

  /**
   * Finds the line of one person in the file of an API run, whose outcomes are known by the line.
   */
  public static final class KeptLine {
    private KeptLine() {}

    /** The number of the line, from 0; empty if the person is in none. */
    public static OptionalLong of(Path kept, PersonQuery person) throws IOException {
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

  /**
   * Finds the lists in a kept file, and if a person is in each of them. A packed file holds several
   * lists, so it is not sorted as a whole and is read from its start to its end.
   */
  static final class Memberships {
    private final Map<String, Boolean> found = new LinkedHashMap<>();
    private String segment = "";

    /**
     * @param segment null for a file of an API run
     */
    record Membership(String segment, boolean isIn) {}

    private Memberships() {}

    static List<Membership> read(KeptFile file, PersonQuery person) throws IOException {
      Memberships segments = new Memberships();
      try (BufferedReader lines = file.reader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          segments.add(file.isSegment() ? line : null, file.isOf(person, line));
        }
      }
      return segments.memberships();
    }

    private void add(String line, boolean isIn) {
      String name = line == null ? null : name(line);
      if (isIn || !found.containsKey(name)) {
        found.put(name, isIn);
      }
    }

    /**
     * The list's name in a line. It returns the last string if the name is the same: one string for
     * each list and not for each line.
     */
    private String name(String line) {
      int start = line.indexOf(',') + 1;
      boolean same = line.length() - start == segment.length() && line.startsWith(segment, start);
      segment = same ? segment : line.substring(start);
      return segment;
    }

    private List<Membership> memberships() {
      List<Membership> memberships = new ArrayList<>();
      found.forEach((name, isIn) -> memberships.add(new Membership(name, isIn)));
      return memberships;
    }
  }

  /**
   * Marks a kept file from which a person was removed: {@code NAME.forgotten} beside it. The file's
   * bytes are no longer those that were sealed, so it cannot be sent again.
   */
  public static final class ForgottenMark {
    private static final String ENDING = ".forgotten";

    private ForgottenMark() {}

    /**
     * True if a person was removed from the file. The file may even be gone, if nobody else was in
     * it.
     */
    public static boolean isOn(Path file) {
      return Files.exists(mark(file));
    }

    static boolean is(Path file) {
      return file.getFileName().toString().endsWith(ENDING);
    }

    /**
     * Puts the mark. It must be called before the file is changed: a crash may leave a mark too
     * many, but never one too few.
     */
    static void put(Path file) throws IOException {
      if (!isOn(file)) {
        StagingOutput.create(mark(file)).close();
        Durable.force(file.toAbsolutePath().getParent());
      }
    }

    private static Path mark(Path file) {
      return file.resolveSibling(file.getFileName() + ENDING);
    }
  }
}
