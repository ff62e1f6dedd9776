package io.attentivecourier.segments;

import io.attentivecourier.list.MemberBatch;
import io.attentivecourier.list.SegmentName;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunRequest;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Selects the good rows that are in a run's lists, and their segment: all rows, or the few of a
 * canary.
 */
interface Audience {
  /** True if this person may be in it. */
  boolean takes(String identifier);

  /** The segment that the person is in. */
  String segment(String own);

  /** Called when every row was asked about. */
  default void over() {}

  /** The members of the sorted ones that are in it. */
  Iterator<MemberBatch> first(Iterator<MemberBatch> sorted);

  /**
   * @param canary empty for an ordinary run
   */
  static Audience of(Optional<RunRequest.Canary> canary) {
    return canary.<Audience>map(Few::new).orElse(ALL);
  }

  Audience ALL =
      new Audience() {
        @Override
        public boolean takes(String identifier) {
          return true;
        }

        @Override
        public String segment(String own) {
          return own;
        }

        @Override
        public Iterator<MemberBatch> first(Iterator<MemberBatch> sorted) {
          return sorted;
        }
      };

  /** The audience of a canary. */
  record Few(RunRequest.Canary canary) implements Audience {
    @Override
    public boolean takes(String identifier) {
      if (canary.only() == null) {
        return true;
      }
      boolean asked = canary.only().contains(identifier);
      if (asked) {
        canary.rollCall().present(identifier);
      }
      return asked;
    }

    @Override
    public void over() {
      canary.rollCall().over();
    }

    @Override
    public String segment(String own) {
      return canary.segment();
    }

    /** At most 1000, so that one batch holds them. */
    @Override
    public Iterator<MemberBatch> first(Iterator<MemberBatch> sorted) {
      if (canary.only() != null) {
        return sorted;
      }
      if (!sorted.hasNext()) {
        throw new NoSuchElementException("a canary without people is refused before");
      }
      List<String> people = sorted.next().identifiers();
      int rows = Math.min(people.size(), canary.rows());
      return List.of(MemberBatch.of(canary.segment(), people.subList(0, rows), true)).iterator();
    }
  }

  /**
   * Checks that a canary's name is free. A file replaces the list that it names: a canary of five
   * people under the name of a list would remove all others from it.
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
    static CanaryNames of(Optional<RunRequest.Canary> canary) {
      return new CanaryNames(canary.map(RunRequest.Canary::segment).orElse(null));
    }

    /**
     * Notes a name of the result. Rows come in runs of one name, and that name is looked at once.
     */
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
}
