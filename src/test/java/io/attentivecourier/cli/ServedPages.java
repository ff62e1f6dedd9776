package io.attentivecourier.cli;

import io.attentivecourier.Serving;
import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What {@code courier serve} starts, with its server, in the JVM of a test and at a time of the
 * test's choice.
 */
public final class ServedPages implements AutoCloseable {
  private final Serving serving;
  private final ServeConsole console;

  private ServedPages(Serving serving, ServeConsole console) {
    this.serving = serving;
    this.console = console;
  }

  public static ServedPages start(Home home, Clock clock) throws Exception {
    Settings settings = Settings.load(home, Map.of(), Map.of());
    LiveSettings live = new LiveSettings(home, Map.of(), Map.of(), settings);
    Serving serving = Serving.of(home, live, clock, new Unheard()).orElseThrow();
    serving.begin();
    return new ServedPages(serving, ServeConsole.of(serving, home, settings, clock));
  }

  public String address() {
    return "http://127.0.0.1:" + console.port();
  }

  public Serving serving() {
    return serving;
  }

  @Override
  public void close() {
    console.close();
    serving.close();
  }

  private static final class Unheard implements LiveSettings.EditNotice {
    @Override
    public void faults(List<Fault> faults) {}

    @Override
    public void line(String text) {}

    @Override
    public void settings(Settings now) {}
  }
}
