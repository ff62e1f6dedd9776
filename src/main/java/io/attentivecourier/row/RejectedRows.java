package io.attentivecourier.row;

import io.attentivecourier.run.RunId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rejected rows of one run: their counts, and their lines in {@code var/rejected/RUN.csv}. For
 * one thread at a time.
 */
public final class RejectedRows {
  /** The head of {@code var/rejected/RUN.csv}. */
  public static final List<String> COLUMNS =
      List.of("row", "column", "rule", "value_hash", "person_hash", "key", "value");

  private static final int MOST_NAMES = 5;
  private static final int LONGEST_NAME = 64;

  private final IdentifierKey key;
  private final boolean keepValues;
  private final Map<String, Long> byRule = new TreeMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  /**
   * @param keepValues {@code courier.rejected.keepValues}: the values too, which are personal data
   */
  public RejectedRows(IdentifierKey key, boolean keepValues) {
    this.key = key;
    this.keepValues = keepValues;
  }

  /** Counts them. Apart from the lines, so that a line written twice is not counted twice. */
  public void count(List<Rejection> rejections) {
    for (Rejection rejection : rejections) {
      byRule.merge(rejection.rule().id(), 1L, Long::sum);
      if (isNobodys(rejection) && names.size() < MOST_NAMES) {
        name(rejection.value());
      }
    }
  }

  private void name(String name) {
    names.add(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name);
  }

  /** Up to five names of segments that broke a rule, none that looks like somebody. */
  public Set<String> refusedNames() {
    return Collections.unmodifiableSet(names);
  }

  /** The file of a plan's rejected rows. No run left it, so it is not named as one's is. */
  public static String ofPlan(RunId next) {
    return "plan." + next.date() + "." + next.pipeline() + ".csv";
  }

  /** Rows by rule id, only rules that were broken. */
  public Map<String, Long> byRule() {
    return Collections.unmodifiableMap(new TreeMap<>(byRule));
  }

  /** One map a line, keys in the order of {@link #COLUMNS}; the value is empty unless kept. */
  public List<Map<String, Object>> lines(List<Rejection> rejections) {
    return rejections.stream().map(this::line).toList();
  }

  private Map<String, Object> line(Rejection rejection) {
    String value = rejection.value() == null ? "" : rejection.value();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("row", rejection.row());
    line.put("column", rejection.column());
    line.put("rule", rejection.rule().id());
    line.put("value_hash", key.hash(value));
    line.put("person_hash", rejection.person() == null ? "" : key.hash(rejection.person()));
    line.put("key", rejection.key() == null ? "" : rejection.key());
    line.put("value", keepValues || isNobodys(rejection) ? value : "");
    return line;
  }

  /** A segment's name finds the query's fault, and is nobody's unless it looks like somebody. */
  private static boolean isNobodys(Rejection rejection) {
    return rejection.rule().isOfSegment()
        && !Cell.isBlank(rejection.value())
        && !Personal.isLike(rejection.value());
  }
}
