package io.attentivecourier.cli;

import io.attentivecourier.Serving;
import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.LogSettings;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Keeps the schedules until it is stopped. */
@Command(name = "serve", description = "keep the schedules: run, deliver, catch up, until stopped")
final class ServeCommand extends HomeCommand {
  @Override
  Settings settings(Home home, Screen screen) {
    return options().settingsForDelivery(home, screen);
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Pipelines.unread(home).forEach(screen::warn);
    Clock clock = Clock.systemUTC();
    LiveSettings live = new LiveSettings(home, options().sets(), System.getenv(), settings);
    ServeNotice notice = new ServeNotice(home, screen, echo(), settings.log());
    Optional<Serving> serving = Serving.of(home, live, clock, notice);
    if (serving.isEmpty()) {
      screen.line("another process serves " + home.root() + "; stop that one first");
      return Cli.ExitCodes.BUSY;
    }
    try (Serving own = serving.get();
        ServeConsole observation = ServeConsole.of(own, home, settings, clock)) {
      own.begin();
      announce(notice, home, own, observation.port());
      return untilStopped(own);
    }
  }

  /** Standard output shows the log, as a container's output is what its operator reads. */
  private Logs.Echo echo() {
    Screen screen = options().screen();
    boolean free = !screen.isJson() && !screen.isQuiet() && options().echo() == Logs.Echo.NOTHING;
    return free ? Logs.Echo.OUTPUT : options().echo();
  }

  private static void announce(ServeNotice notice, Home home, Serving serving, int port) {
    String names = String.join(", ", serving.pipelines().names());
    notice.say(
        "serving %s: %s".formatted(home.root(), names.isEmpty() ? "no pipeline yet" : names));
    notice.say(
        "health and metrics: port %d, /observe/health, /observe/live, /observe/metrics"
            .formatted(port));
    notice.say("the log is var/log/courier.log; `courier ledger` shows the day; Ctrl-C stops");
  }

  /** A signal stops at the next safe step; the process ends when that is reached. */
  private static int untilStopped(Serving serving) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              serving.close();
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    stopped.await();
    return Cli.ExitCodes.OK;
  }

  /**
   * The screen of {@code serve}, and its log, which is kept as long as the settings say. What the
   * log says stands on the screen once: as a line of the log, where standard output shows that.
   */
  private static final class ServeNotice implements LiveSettings.EditNotice {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Home home;
    private final Screen screen;
    private final Logs.Echo echo;
    private LogSettings log;

    ServeNotice(Home home, Screen screen, Logs.Echo echo, LogSettings log) {
      this.home = home;
      this.screen = screen;
      this.echo = echo;
      this.log = log;
      Logs.begin(home, log, echo);
    }

    void say(String text) {
      LOG.info(text);
      line(text);
    }

    @Override
    public void faults(List<Fault> faults) {
      if (echo != Logs.Echo.OUTPUT) {
        screen.faults(faults);
      }
    }

    @Override
    public void line(String text) {
      if (echo != Logs.Echo.OUTPUT) {
        screen.line(text);
      }
    }

    /** The form of a line stays until the restart: who reads the log knows one. */
    @Override
    public void settings(Settings now) {
      if (now.retentionDays() != log.days()) {
        log = new LogSettings(log.format(), now.retentionDays());
        Logs.begin(home, log, echo);
      }
    }
  }
}
