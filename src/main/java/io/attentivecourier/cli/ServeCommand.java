package io.attentivecourier.cli;

import io.attentivecourier.Serving;
import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Console;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.LogSettings;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Keeps the schedules until it is stopped. */
@Command(
    name = "serve",
    description = "keep the schedules: run, deliver, catch up, until stopped",
    footer = {
      "courier serve                       until Ctrl-C or SIGTERM",
      "courier serve --home /srv/courier --verbose"
    })
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
      screen.faults(
          List.of(
              new Fault(
                  home.root().toString(), "is served by another process", "stop that one first")));
      return Cli.ExitCodes.BUSY;
    }
    try (Serving own = serving.get();
        ServeConsole observation = ServeConsole.of(own, home, settings, clock)) {
      own.begin();
      announce(notice, screen, home, own, observation.port());
      return untilStopped(own);
    }
  }

  /** Standard output shows the log, as a container's output is what its operator reads. */
  private Logs.Echo echo() {
    Screen screen = options().screen();
    boolean free = !screen.isJson() && !screen.isQuiet() && options().echo() == Logs.Echo.NOTHING;
    return free ? Logs.Echo.OUTPUT : options().echo();
  }

  private static void announce(
      ServeNotice notice, Screen screen, Home home, Serving serving, int port) {
    List<String> names = serving.pipelines().names();
    VersionText version = VersionText.read();
    notice.say(
        "%s serves %s: %s"
            .formatted(
                version.product(),
                home.root(),
                names.isEmpty() ? "no pipeline yet" : String.join(", ", names)));
    notice.say(
        "health and metrics: port %d, /observe/health, /observe/live, /observe/metrics"
            .formatted(port));
    notice.say(page(serving.settings().get().console(), port));
    notice.say("the log is var/log/courier.log; `courier ledger` shows the day; Ctrl-C stops");
    Map<String, Object> document = new LinkedHashMap<>(version.document());
    document.put("home", home.root().toString());
    document.put("pipelines", names);
    document.put("port", port);
    screen.document(document);
  }

  private static String page(Console console, int port) {
    if (console.isClosed()) {
      return "the page is closed, as anybody could reach it: set courier.console.token.NAME";
    }
    String address = console.origin().orElse("http://" + host(console) + ":" + port);
    return "the page: " + address + "/, " + readers(console);
  }

  private static String readers(Console console) {
    String viewers =
        console.isOpen() ? "anybody who reaches it may read" : "who has a token may read";
    return console.isWithoutLogin() ? viewers + ", nobody act" : viewers;
  }

  private static String host(Console console) {
    return console.host().contains(":") ? "[" + console.host() + "]" : console.host();
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
