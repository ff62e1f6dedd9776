package io.attentivecourier.member;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file of {@code sent/} or {@code failed/}: a segment's lines or an API run's JSON lines, plain
 * or as gzip. In Latin-1 every byte comes back as it was.
 */
record KeptFile(Path path) {
  private static final String GZIP = ".gz";

  /** Whether its lines can be read: no archive, and not encrypted. */
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

  /** Whether a line is that person's. */
  boolean isOf(Person person, String line) {
    return isSegment() ? person.isFirstOf(line) : person.isQuotedIn(line);
  }

  /**
   * What is left of a line that is taken out: nothing of a list; of an API run's lines, which are
   * known by their places, as many blanks.
   */
  String blank(String line) {
    return isJson() ? " ".repeat(line.length()) : null;
  }

  BufferedReader reader() throws IOException {
    InputStream in = Files.newInputStream(path);
    InputStream plain = isGzip() ? new GZIPInputStream(in, 1 << 16) : in;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1), 1 << 16);
  }

  /** What writes in this file's form. */
  OutputStream packing(OutputStream out) throws IOException {
    return isGzip() ? new GZIPOutputStream(out, 1 << 16) : out;
  }

  private boolean isGzip() {
    return name().endsWith(GZIP);
  }

  private String plainName() {
    return isGzip() ? name().substring(0, name().length() - GZIP.length()) : name();
  }
}
