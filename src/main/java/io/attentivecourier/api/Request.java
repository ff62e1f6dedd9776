package io.attentivecourier.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Consecutive lines of a sealed file that are sent together. */
public final class Request {
  private static final byte[] OPEN = "{\"users\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "]}".getBytes(StandardCharsets.US_ASCII);

  private final long first;
  private final List<byte[]> lines;

  /**
   * @param first the number of its first line in the file, from 0
   * @param lines one JSON object per person
   */
  public Request(long first, List<byte[]> lines) {
    this.first = first;
    this.lines = List.copyOf(lines);
  }

  public long first() {
    return first;
  }

  public int people() {
    return lines.size();
  }

  /** The lines as they were sealed, without their line ends. They must not be changed. */
  public List<byte[]> lines() {
    return lines;
  }

  /**
   * {@code {"users":[…]}}: the lines as they were sealed, so nothing is parsed or written again.
   */
  public byte[] body() {
    int commas = Math.max(0, lines.size() - 1);
    int size = lines.stream().mapToInt(line -> line.length).sum();
    var body = new ByteArrayOutputStream(OPEN.length + size + commas + CLOSE.length);
    body.writeBytes(OPEN);
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(lines.get(i));
    }
    body.writeBytes(CLOSE);
    return body.toByteArray();
  }

  /** A part of the request; its lines keep their numbers. */
  Request part(int from, int to) {
    return new Request(first + from, lines.subList(from, to));
  }

  /** Names its place in the file, and nothing of a person. */
  @Override
  public String toString() {
    return "lines " + first + " to " + (first + people() - 1);
  }
}
