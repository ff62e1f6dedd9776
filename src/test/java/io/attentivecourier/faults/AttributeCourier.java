package io.attentivecourier.faults;

import io.attentivecourier.Courier;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** What {@code courier run} does with attributes, with a death of the test's choice. */
final class AttributeCourier {
  private static final int MOST_LOOKS = 100;

  private AttributeCourier() {}

  /** Home, instant, and at which step to die; 0: never. A word more: only what was left. */
  public static void main(String[] args) throws Exception {
    StrikingClock clock =
        StrikingClock.halting(Instant.parse(args[1]), Integer.parseInt(args[2])).ticking();
    if (args.length > 3) {
      goOn(Path.of(args[0]), clock);
      System.exit(0);
    }
    RunReport report = run(Path.of(args[0]), clock);
    LoggerFactory.getLogger(AttributeCourier.class).warn("{} {}", report.state(), report.message());
    System.exit(report.state().exitCode());
  }

  /** The next run, to its end. */
  static RunReport run(Path folder, Clock clock) throws Exception {
    try (Courier courier = start(folder, clock)) {
      courier.load(Scene.PIPELINE);
      courier.recover();
      RunReport report = courier.run(Scene.PIPELINE, RunRequest.RUN);
      return isOnItsWay(report) ? followed(courier, report.run()) : report;
    }
  }

  /** Only what was left is brought to its end. */
  static void goOn(Path folder, Clock clock) throws Exception {
    try (Courier courier = start(folder, clock)) {
      courier.recover();
      Ledger ledger = courier.ledger();
      List<RunId> open = ledger.requests().openRuns();
      if (!open.isEmpty()) {
        followed(courier, open.get(open.size() - 1));
      }
    }
  }

  private static Courier start(Path folder, Clock clock) throws Exception {
    Home home = Home.at(folder);
    return Courier.start(home, Settings.load(home, Map.of(), Map.of()), clock);
  }

  private static RunReport followed(Courier courier, RunId run) {
    RunReport now = courier.follow(run, false);
    for (int looks = 0; isOnItsWay(now) && looks < MOST_LOOKS; looks++) {
      now = courier.follow(run, false);
    }
    return now;
  }

  private static boolean isOnItsWay(RunReport report) {
    return report.kind().isApi()
        && (report.state() == RunState.RUNNING || report.state() == RunState.ACCEPTED);
  }
}
