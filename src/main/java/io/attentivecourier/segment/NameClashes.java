package io.attentivecourier.segment;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that differ only in case or spaces. Attentive does not say whether it takes them for one
 * list or for two: the second would replace the first, or the old list would go stale beside it.
 */
public final class NameClashes {
  private NameClashes() {}

  /**
   * @param names good names of one run
   * @param delivered names ever delivered and not retired, of any pipeline
   * @throws Refusal {@link Reason#SEGMENT_CASE_CLASH}, naming all that clash
   */
  public static void refuse(Collection<String> names, Collection<String> delivered) {
    List<List<String>> clashes =
        byFoldedForm(names, delivered).values().stream()
            .filter(alike -> alike.size() > 1 && alike.stream().anyMatch(names::contains))
            .toList();
    if (!clashes.isEmpty()) {
      String segment = clashes.get(0).stream().filter(names::contains).findFirst().orElseThrow();
      throw new Refusal(Reason.SEGMENT_CASE_CLASH, segment, text(clashes));
    }
  }

  private static Map<String, List<String>> byFoldedForm(
      Collection<String> names, Collection<String> delivered) {
    return Stream.concat(names.stream(), delivered.stream())
        .distinct()
        .sorted()
        .collect(Collectors.groupingBy(SegmentName::foldedForm, TreeMap::new, Collectors.toList()));
  }

  private static String text(List<List<String>> clashes) {
    return clashes.stream()
        .map(alike -> "\"" + String.join("\" and \"", alike) + "\"")
        .collect(Collectors.joining("; "));
  }
}
