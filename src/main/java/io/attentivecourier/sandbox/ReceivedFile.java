package io.attentivecourier.sandbox;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file that the receiver took.
 *
 * @param name its name in the pickup folder
 * @param rows all its rows
 * @param bytes its size as it lies in the folder
 * @param sha256 the hash of those bytes, 64 hex digits
 * @param segments the rows of each segment, in order of name
 */
public record ReceivedFile(
    String name, long rows, long bytes, String sha256, Map<String, Long> segments) {

  public ReceivedFile {
    segments = Collections.unmodifiableMap(new TreeMap<>(segments));
  }
}
