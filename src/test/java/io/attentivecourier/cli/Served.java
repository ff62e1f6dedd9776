package io.attentivecourier.cli;

import io.attentivecourier.Serving;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What {@code courier serve} starts, in the JVM of a test and without its server. */
public final class Served {
  private Served() {}

  public static Serving begin(Home home) throws Exception {
    Settings settings = Settings.load(home, Map.of(), Map.of());
    LiveSettings live = new LiveSettings(home, Map.of(), Map.of(), settings);
    Serving serving = Serving.of(home, live, Clock.systemUTC(), new Unheard()).orElseThrow();
    serving.begin();
    return serving;
  }

  public static List<Endpoint> endpoints(Serving serving, Home home) {
    return ApiEndpoints.of(serving, home, serving.settings().get(), Clock.systemUTC());
  }

  /** Its server, at the port of the settings. */
  public static AutoCloseable console(Serving serving, Home home) {
    return ServeConsole.of(serving, home, serving.settings().get(), Clock.systemUTC());
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
