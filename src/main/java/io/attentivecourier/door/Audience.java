package io.attentivecourier.door;

import io.attentivecourier.run.Canary;
import io.attentivecourier.segment.MemberBatch;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Who of the good rows is in a run's lists, and under which name: all, or a canary's few. */
interface Audience {
  /** Whether this person may be in it. */
  boolean takes(String identifier);

  /** The segment that the person is in. */
  String segment(String own);

  /** Every row was asked about. */
  default void over() {}

  /** The members that are in it. */
  Iterator<MemberBatch> first(Iterator<MemberBatch> sorted);

  /**
   * @param canary empty for an ordinary run
   */
  static Audience of(Optional<Canary> canary) {
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

  /** A canary's. */
  record Few(Canary canary) implements Audience {
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
}
