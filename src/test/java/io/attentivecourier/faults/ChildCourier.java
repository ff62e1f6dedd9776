package io.attentivecourier.faults;

import io.attentivecourier.Courier;
import io.attentivecourier.home.Home;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
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

  /** Home, instant, at which step to die, and for a rollback the run whose lists are sent. */
  public static void main(String[] args) throws Exception {
    Clock clock = StrikingClock.halting(Instant.parse(args[1]), Integer.parseInt(args[2]));
    Path folder = Path.of(args[0]);
    RunReport report = args.length == 4 ? rollback(folder, clock, args[3]) : run(folder, clock);
    LoggerFactory.getLogger(ChildCourier.class).warn("{}: {}", report.state(), report.message());
    System.exit(report.state().exitCode());
  }

  private static RunReport rollback(Path folder, Clock clock, String run) throws Exception {
    Home home = Home.at(folder);
    Settings settings = Settings.load(home, Map.of(), Map.of());
    try (Courier courier = Courier.start(home, settings, clock)) {
      courier.recover();
      return courier.resend(
          RunRequest.rollback(new RunRequest.Kept(RunId.parse(run), "jane", "a bad join")));
    }
  }

  static RunReport run(Path folder, Clock clock) throws Exception {
    Home home = Home.at(folder);
    Settings settings = Settings.load(home, Map.of(), Map.of());
    try (Courier courier = Courier.start(home, settings, clock)) {
      courier.load(Scene.PIPELINE);
      Optional<RunReport> refused = courier.recover();
      return refused.isPresent() ? refused.get() : courier.run(Scene.PIPELINE, RunRequest.RUN);
    }
  }
}
