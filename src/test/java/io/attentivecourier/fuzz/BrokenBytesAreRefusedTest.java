package io.attentivecourier.fuzz;

import java.time.Duration;

/** 400 ms for each reader; each build draws another seed, and shows it. */
class BrokenBytesAreRefusedTest extends EveryReader {
  @Override
  Duration time() {
    return Duration.ofMillis(400);
  }
}
