package io.attentivecourier.cli;

import io.attentivecourier.Courier;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.pipeline.DueToday;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.screen.RunDocument;
import io.attentivecourier.screen.RunScreen;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of each pipeline that is due and not whole, one after the other. One that cannot start, or
 * fails, keeps no other from its run.
 */
final class AllDue {
  private final Options options;
  private final Home home;
  private final Screen screen;
  private final Settings settings;
  private final boolean wait;
  private final Clock clock;
  private final List<Fault> faults = new ArrayList<>();
  private final List<RunRecord> runs = new ArrayList<>();

  /**
   * @param wait until the API's jobs have ended
   */
  AllDue(Options options, Settings settings, boolean wait, Clock clock) {
    this.options = options;
    this.home = options.home();
    this.screen = options.screen();
    this.settings = settings;
    this.wait = wait;
    this.clock = clock;
  }

  /** Runs them; returns the worst exit code. */
  int run() throws Exception {
    faults.addAll(Pipelines.unreadable(home, settings));
    List<PipelineText> due =
        due().stream().map(name -> PipelineText.read(home, name)).filter(this::isComplete).toList();
    if (!due.isEmpty()) {
      run(due);
    }
    end();
    return faults.isEmpty() ? worst().exitCode() : Cli.ExitCodes.USAGE;
  }

  private List<String> due() throws Exception {
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), clock)) {
      return new DueToday(ledger, clock).of(Pipelines.configured(home, settings));
    }
  }

  private boolean isComplete(PipelineText pipeline) {
    List<Fault> lacking = settings.faultsForDelivery(pipeline.destination(), pipeline.name());
    lacking.stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
    return lacking.isEmpty();
  }

  private void run(List<PipelineText> due) throws Exception {
    try (Courier courier = Courier.start(home, settings, clock);
        OneRun.OnSignal signal = OneRun.OnSignal.stop(courier)) {
      Optional<RunReport> refused = courier.recover();
      refused.ifPresent(report -> show(courier, report));
      for (PipelineText pipeline : due) {
        // After a login that was refused no other is tried: each brings a lock-out nearer.
        if (refused.isEmpty() && !signal.isRaised()) {
          run(courier, pipeline);
        }
      }
    }
  }

  private void run(Courier courier, PipelineText pipeline) throws Exception {
    OneRun one = OneRun.among(home, screen, settings, pipeline);
    try {
      show(courier, (wait ? one : one.withoutWaiting()).by(courier, ledger -> RunRequest.RUN));
    } catch (SettingsFault fault) {
      faults.addAll(fault.faults());
    }
  }

  private void show(Courier courier, RunReport report) {
    RunRecord run = RunRecord.of(courier.ledger(), report);
    runs.add(run);
    new RunScreen(screen).show(run);
    screen.about(report.state()).line();
  }

  private RunState worst() {
    return RunState.worst(runs.stream().map(run -> run.report().state()).toList());
  }

  private void end() {
    List<Fault> placed = options.placed(faults);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("runs", runs.stream().map(RunDocument::of).toList());
    document.put("faults", placed.stream().map(Screen::document).toList());
    screen.document(document);
    if (!screen.isJson()) {
      screen.faults(placed);
      screen.line(sum());
    }
  }

  private String sum() {
    if (runs.isEmpty() && faults.isEmpty()) {
      return "nothing is due: what was due today is whole; `courier pipelines` says what comes"
          + " next";
    }
    Map<RunState, Integer> states = new LinkedHashMap<>();
    runs.forEach(run -> states.merge(run.report().state(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    states.forEach((state, count) -> parts.add(count + " " + state));
    return parts.isEmpty() ? "nothing ran" : "of what was due: " + String.join(", ", parts);
  }
}
