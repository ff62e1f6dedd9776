package io.attentivecourier.guard;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunRepository;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.GuardLimits;
import java.util.List;

/**
 * The guards of a run.
 *
 * @param deciding the guards that decide: without those that a release lifts
 * @param all the guards that are shown if something holds. A release that is held again shows the
 *     guards that it lifted too: the next release lifts what was shown, so two guards would else
 *     hold in turn for ever.
 */
public record RunGuards(Guards deciding, Guards all) {
  public static RunGuards of(GuardLimits limits, ReleasedGuards lifted) {
    return new RunGuards(new Guards(limits, lifted), new Guards(limits, ReleasedGuards.NONE));
  }

  public List<Guard.Violation> segment(Guards.GuardedSegment segment) {
    return deciding.segment(segment).isEmpty() ? List.of() : all.segment(segment);
  }

  /**
   * The guards that an operator's decision lifts: a rollback lifts all that compare, a release
   * lifts the guards that the released run showed, each up to its value.
   */
  public static final class ReleaseDecision {
    private ReleaseDecision() {}

    public static ReleasedGuards guards(RunRepository runs, RunRequest request) {
      if (request.isRollback()) {
        return ReleasedGuards.COMPARISONS;
      }
      return request instanceof RunRequest.Release release
          ? guards(runs, release)
          : ReleasedGuards.NONE;
    }

    private static ReleasedGuards guards(RunRepository runs, RunRequest.Release release) {
      List<Guard.Violation> shown =
          runs.holds(release.held()).stream()
              .filter(hold -> hold.measure() != null)
              .map(ReleaseDecision::verdict)
              .toList();
      ReleasedGuards lifted = ReleasedGuards.by(shown);
      return release.maxDropPercent() == null
          ? lifted
          : lifted.withMaxDrop(release.maxDropPercent());
    }

    private static Guard.Violation verdict(Hold hold) {
      return new Guard.Violation(
          Guard.of(hold.guard()),
          hold.segment(),
          Guard.Measure.parse(hold.measure()),
          hold.message());
    }

    public static Hold hold(Guard.Violation verdict) {
      return new Hold(
          verdict.segment(), verdict.guard().id(), verdict.measure().toString(), verdict.message());
    }
  }
}
