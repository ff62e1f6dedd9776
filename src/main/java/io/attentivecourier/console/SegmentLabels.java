package io.attentivecourier.console;

import io.attentivecourier.row.Personal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a segment is called in the metrics. Names come from a query: they may be endless, or by
 * mistake be the members themselves. The first {@value #NAMED} show their name, as many as a
 * dashboard is read with; later ones a hash that is found again by hashing a name; and those after
 * {@value #DISTINCT} share one label, so that a long-lived process does not grow.
 */
final class SegmentLabels {
  static final int NAMED = 200;
  static final int DISTINCT = 2_000;
  static final String OTHERS = "others";

  private static final int HEX_DIGITS = 12;

  private final Map<String, String> labels = new HashMap<>();

  synchronized String of(String segment) {
    if (Personal.isLike(segment)) {
      return Personal.WITHHELD;
    }
    return labels.containsKey(segment) || labels.size() < DISTINCT
        ? labels.computeIfAbsent(segment, this::begin)
        : OTHERS;
  }

  private String begin(String segment) {
    return labels.size() < NAMED ? segment : hash(segment);
  }

  static String hash(String segment) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(segment.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
