package io.attentivecourier.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a run. Always {@code read = rejected + duplicates + valid}.
 *
 * @param rejectedByRule rows by rule id, only entries above 0, in order of the id
 */
public record Counts(long read, long duplicates, Map<String, Long> rejectedByRule) {
  public static final Counts NONE = new Counts(0, 0, Map.of());

  public Counts {
    rejectedByRule = Collections.unmodifiableSortedMap(new TreeMap<>(rejectedByRule));
  }

  public long rejected() {
    return rejectedByRule.values().stream().mapToLong(Long::longValue).sum();
  }

  public long valid() {
    return read - rejected() - duplicates;
  }
}
