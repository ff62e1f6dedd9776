package io.attentivecourier.faults;

import io.attentivecourier.Courier;
import io.attentivecourier.home.Home;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** What {@code courier run} does, at a time and with a death of the test's choice. */
final class ChildCourier {
  private ChildCourier() {}

  /** Home, instant, and at which step to die. */
  public static void main(String[] args) throws Exception {
    Clock clock = StrikingClock.halting(Instant.parse(args[1]), Integer.parseInt(args[2]));
    RunReport report = run(Path.of(args[0]), clock);
    LoggerFactory.getLogger(ChildCourier.class).warn("{}: {}", report.state(), report.message());
    System.exit(report.state().exitCode());
  }

  static RunReport run(Path folder, Clock clock) throws Exception {
    Home home = Home.at(folder);
    Settings settings = Settings.load(home, Map.of(), Map.of());
    try (Courier courier = Courier.start(home, settings, clock)) {
      courier.load(Scene.PIPELINE);
      Optional<RunReport> refused = courier.recover();
      return refused.isPresent() ? refused.get() : courier.run(Scene.PIPELINE, Occasion.RUN);
    }
  }
}
