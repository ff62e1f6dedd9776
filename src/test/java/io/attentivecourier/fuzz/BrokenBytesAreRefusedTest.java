package io.attentivecourier.fuzz;

import java.time.Duration;

/** A second for each reader; each build draws another seed, and shows it. */
class BrokenBytesAreRefusedTest extends EveryReader {
  @Override
  Duration time() {
    return Duration.ofSeconds(1);
  }
}
