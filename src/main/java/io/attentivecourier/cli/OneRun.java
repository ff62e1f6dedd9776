package io.attentivecourier.cli;

import io.attentivecourier.Courier;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.screen.PausedText;
import io.attentivecourier.screen.ProgressLine;
import io.attentivecourier.screen.RunDocument;
import io.attentivecourier.screen.RunScreen;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One run of one pipeline: a courier for it, what earlier ones left, the run, its screen. */
final class OneRun {
  private final Home home;
  private final Screen screen;
  private final Settings settings;
  private final PipelineText text;
  private final boolean wait;

  /** Why the pipeline runs. Asked once nothing is left of earlier runs, so the ledger is true. */
  @FunctionalInterface
  interface RequestSource {
    RunRequest of(Ledger ledger);
  }

  /** The work before anything is reconciled. */
  @FunctionalInterface
  private interface Prepared {
    void by(Courier courier) throws Exception;
  }

  private OneRun(Home home, Screen screen, Settings settings, PipelineText text, boolean wait) {
    this.home = home;
    this.screen = screen;
    this.settings = settings;
    this.text = text;
    this.wait = wait;
  }

  /** Tells at once all that the home lacks for it. */
  static OneRun of(Options options, String pipeline) {
    return of(options, PipelineText.read(options.home(), pipeline));
  }

  /** The same of a file that the command has read. */
  static OneRun of(Options options, PipelineText text) {
    Home home = options.home();
    Screen screen = options.screen();
    Settings settings = options.settingsForDelivery(home, screen, text);
    return new OneRun(home, screen, settings, text, true);
  }

  /** A run among others, by a courier that all share. */
  static OneRun among(Home home, Screen screen, Settings settings, PipelineText text) {
    return new OneRun(home, screen, settings, text, true);
  }

  /** The same, ending when everybody is sent, whatever becomes of them. */
  OneRun withoutWaiting() {
    return new OneRun(home, screen, settings, text, false);
  }

  Settings settings() {
    return settings;
  }

  /** Runs it to its end; returns the exit code of its state. */
  int now(RequestSource asked) throws Exception {
    return report(runToEnd(courier -> courier.load(text), asked));
  }

  /** Runs it to its end. */
  RunRecord runToEnd(RequestSource asked) throws Exception {
    return runToEnd(courier -> courier.load(text), asked).run();
  }

  /** Sends what is kept of it, to its end. */
  RunRecord keptToEnd(RequestSource asked) throws Exception {
    return runToEnd(courier -> {}, asked).run();
  }

  /** Sends what is kept of it: without its file, which may be the one that is broken. */
  int fromKept(RequestSource asked) throws Exception {
    return report(runToEnd(courier -> {}, asked));
  }

  /** A run, and the pause that its pipeline is in. */
  private record Ended(RunRecord run, Optional<Pause> pause) {}

  private Ended runToEnd(Prepared prepared, RequestSource asked) throws Exception {
    try (Courier courier = Courier.start(home, settings, Clock.systemUTC(), text.destination());
        OnSignal signal = OnSignal.stop(courier)) {
      prepared.by(courier);
      Optional<RunReport> refused = courier.recover();
      RunReport report = refused.isPresent() ? refused.get() : run(courier, asked);
      RunRecord run = RunRecord.of(courier.ledger(), report);
      return new Ended(run, pausedText().now(courier.ledger().schedules(), text.name()));
    }
  }

  /** Loads and runs it, once nothing is left of earlier runs. */
  RunReport by(Courier courier, RequestSource asked) throws Exception {
    courier.load(text);
    return run(courier, asked);
  }

  private RunReport run(Courier courier, RequestSource asked) throws Exception {
    RunRequest request = asked.of(courier.ledger());
    RunReport begun;
    try (AutoCloseable line = ProgressLine.over(text.name(), () -> courier.progress(text.name()))) {
      begun = begin(courier, request);
    }
    return follow(courier, begun);
  }

  private RunReport begin(Courier courier, RunRequest request) throws Exception {
    return request.keptRun().isEmpty()
        ? courier.run(text.name(), request)
        : courier.resend(request);
  }

  /** A run of people is sealed by now; its sending and its receipts are still to come. */
  private RunReport follow(Courier courier, RunReport report) throws Exception {
    if (isSealed(report)) {
      return follow(courier, report.run(), wait);
    }
    if (report.kind().isApi()) {
      // It has nothing on the way itself; an earlier one may, and this is the command that looks.
      courier.followAll();
    }
    return report;
  }

  /** Sends and follows a sealed run of people, with its line on a terminal. */
  static RunReport follow(Courier courier, RunId run, boolean wait) throws Exception {
    try (AutoCloseable line = ProgressLine.following(run, courier.ledger().requests())) {
      return courier.follow(run, wait);
    }
  }

  /** A run of people that is not sent yet. */
  static boolean isSealed(RunReport report) {
    return report.kind().isApi() && report.state() == RunState.RUNNING;
  }

  private PausedText pausedText() {
    return new PausedText(settings, Clock.systemUTC().instant());
  }

  /** A pause changes nothing of a run that somebody asked for; it says why none comes by itself. */
  private int report(Ended ended) {
    Map<String, Object> document = RunDocument.of(ended.run());
    ended.pause().ifPresent(one -> document.put("paused", PausedText.document(one)));
    screen.document(document);
    new RunScreen(screen).show(ended.run());
    ended.pause().ifPresent(one -> screen.line("  " + pausedText().line(one)));
    return ended.run().report().state().exitCode();
  }

  /**
   * Ends a one-shot command well on SIGTERM and Ctrl-C: a run that is read stops between two
   * batches, a delivery between two shipments, and only a query or a server that says nothing is
   * cut off.
   */
  static final class OnSignal implements AutoCloseable {
    /** A signal is answered within 30 s; the end of the process itself takes a few. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Thread hook;
    private volatile boolean raised;

    private OnSignal(Courier courier) {
      this.hook = new Thread(() -> stopNow(courier), "on-signal");
    }

    /** From now until it is closed. */
    static OnSignal stop(Courier courier) {
      OnSignal signal = new OnSignal(courier);
      Runtime.getRuntime().addShutdownHook(signal.hook);
      return signal;
    }

    /** True once the process is to end: nothing further is to begin. */
    boolean isRaised() {
      return raised;
    }

    private void stopNow(Courier courier) {
      raised = true;
      try {
        courier.stop(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException endingAlready) {
        return;
      }
    }
  }
}
