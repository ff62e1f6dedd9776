package io.attentivecourier.door;

import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.GuardedSegment;
import io.attentivecourier.outbox.Guards;
import io.attentivecourier.outbox.Lifted;
import io.attentivecourier.settings.GuardLimits;
import java.util.List;

/**
 * The guards of a run.
 *
 * @param lifted what decides: without those that a release lifts
 * @param all what is shown where something holds. A release that is held again shows the guards
 *     that it lifted too: the next release lifts what was shown, so two guards would else hold in
 *     turn for ever.
 */
record Checks(Guards lifted, Guards all) {
  static Checks of(GuardLimits limits, Lifted lifted) {
    return new Checks(new Guards(limits, lifted), new Guards(limits, Lifted.NONE));
  }

  List<GuardVerdict> segment(GuardedSegment segment) {
    return lifted.segment(segment).isEmpty() ? List.of() : all.segment(segment);
  }
}
