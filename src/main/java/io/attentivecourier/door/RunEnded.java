package io.attentivecourier.door;

import io.attentivecourier.run.RunReport;
import java.time.Duration;

/** Told of every run of this process that ended, plans excepted. Never blocks and never throws. */
@FunctionalInterface
public interface RunEnded {
  void ended(RunReport report, Duration took);
}
