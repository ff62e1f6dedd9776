package io.attentivecourier.cli;

import io.attentivecourier.Serving;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Keeps the schedules until it is stopped. */
@Command(name = "serve", description = "keep the schedules: run, deliver, catch up, until stopped")
final class ServeCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    Screen screen = options.screen();
    Settings settings = options.settingsForDelivery(home, screen);
    Optional<Serving> serving = Serving.start(home, settings, Clock.systemUTC(), screen::faults);
    if (serving.isEmpty()) {
      screen.line("another process serves " + home.root() + "; stop that one first");
      return ExitCodes.BUSY;
    }
    return serve(serving.get(), screen, home);
  }

  private static int serve(Serving serving, Screen screen, Home home) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  serving.close();
                  stopped.countDown();
                },
                "stop"));
    screen.line(
        "serving %s: %s".formatted(home.root(), String.join(", ", serving.pipelines().names())));
    screen.line("the log is var/log/courier.log; `courier ledger` shows the day; Ctrl-C stops");
    stopped.await();
    return ExitCodes.OK;
  }
}
