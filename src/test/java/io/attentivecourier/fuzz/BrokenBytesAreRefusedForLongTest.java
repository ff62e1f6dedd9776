package io.attentivecourier.fuzz;

import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class BrokenBytesAreRefusedForLongTest extends EveryReader {
  @Override
  Duration time() {
    return Duration.ofSeconds(Long.getLong("fuzz.seconds", 120));
  }
}
