package io.attentivecourier.door;

import io.attentivecourier.run.Canary;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.segment.SegmentName;
import java.util.Collection;
import java.util.Optional;

/**
 * Whether a canary's name is free. A file replaces the list that it names: a canary of five people
 * under the name of a list would remove all others from it.
 */
final class CanaryNames {
  private final String canary;
  private final String folded;
  private String last = "";
  private String clash;

  private CanaryNames(String canary) {
    this.canary = canary;
    this.folded = canary == null ? null : SegmentName.foldedForm(canary);
  }

  /**
   * @param canary empty for an ordinary run: then every name is free
   */
  static CanaryNames of(Optional<Canary> canary) {
    return new CanaryNames(canary.map(Canary::segment).orElse(null));
  }

  /** Notes a name of the result. Rows come in runs of one name, and that name is looked at once. */
  void add(String name) {
    if (canary != null && !name.equals(last)) {
      last = name;
      clash = clash == null && isTaken(name) ? name : clash;
    }
  }

  private boolean isTaken(String name) {
    return SegmentName.foldedForm(name).equals(folded);
  }

  /**
   * @param owned the names that pipelines deliver
   * @throws Refusal SEGMENT_CASE_CLASH
   */
  void refuse(Collection<String> owned) {
    owned.forEach(this::add);
    if (clash != null) {
      throw new Refusal(
          Reason.SEGMENT_CASE_CLASH,
          canary,
          "the canary \"%s\" would replace the list \"%s\"; take another name with --segment"
              .formatted(canary, clash));
    }
  }
}
