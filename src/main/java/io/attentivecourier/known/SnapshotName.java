package io.attentivecourier.known;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The file name of a segment's snapshot: the segment's name in hex, so that no name leaves its
 * folder, and two names that differ only in case are two files on every disk.
 */
final class SnapshotName {
  private static final String ENDING = ".members";

  /**
   * In hex 120 bytes are 240 characters, and a file name takes 255. A segment's name has at most
   * 64.
   */
  private static final int MOST_BYTES = 120;

  private SnapshotName() {}

  static String of(String segment) {
    return hex(segment) + ENDING;
  }

  /**
   * The start of the names of the spills, before a number. Spills hold what does not fit into
   * memory.
   */
  static String ofSpills(String segment) {
    return hex(segment) + ".spill-";
  }

  private static String hex(String segment) {
    byte[] name = segment.getBytes(StandardCharsets.UTF_8);
    if (name.length > MOST_BYTES) {
      throw new IllegalArgumentException("a segment's name is longer than 120 bytes");
    }
    return HexFormat.of().formatHex(name);
  }

  static boolean is(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  static String segment(Path file) {
    String name = file.getFileName().toString();
    byte[] segment = HexFormat.of().parseHex(name, 0, name.length() - ENDING.length());
    return new String(segment, StandardCharsets.UTF_8);
  }
}
