package io.attentivecourier;

import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.CamelSettings;
import io.attentivecourier.pipeline.CustomRoutes;
import io.attentivecourier.pipeline.FlowFiles;
import io.attentivecourier.pipeline.OwnCode;
import io.attentivecourier.pipeline.YamlRoutes;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * Camel Main, set up to run the flow: its own routes in YAML, and nothing that was not asked for.
 */
final class Flow {
  /** A step ends well within it; SIGTERM is answered in 30 s. */
  private static final String SHUTDOWN_SECONDS = "25";

  private final Home home;
  private final Settings settings;
  private FlowBeans beans;

  Flow(Home home, Settings settings) {
    this.home = home;
    this.settings = settings;
  }

  /**
   * @throws Exception that names the home's own flow where that is what cannot run
   */
  Main start(Assembly wiring) throws Exception {
    Main main = main(wiring);
    try {
      main.start();
      return main;
    } catch (Exception fault) {
      throw new CamelSettings(settings.camel())
          .fault(fault)
          .<Exception>map(key -> new SettingsFault(List.of(key)))
          .orElse(new CustomRoutes(home).explain(fault));
    }
  }

  /** The steps of the routes, once they are started. */
  FlowBeans beans() {
    return beans;
  }

  private Main main(Assembly wiring) {
    Main main = new UnsharedMain(home);
    // The classpath's application.properties is nobody's; a home's is read by Settings.
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setRoutesCollector(new FlowFiles(home, wiring.isWithApi()));
    main.configure().setRoutesIncludePattern(FlowFiles.SHIPPED);
    main.setOverrideProperties(wiring.routeProperties());
    defaultsUnlessGiven().forEach(main::addInitialProperty);
    settings.camel().forEach(main::addInitialProperty);
    main.addMainListener(new Binding(wiring));
    // The default's hook waits 40 s for somebody to stop the context (its disableHangupSupport does
    // nothing, 4.17.0); the courier's own stops a run at its next safe step.
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    return main;
  }

  /**
   * The defaults that the user has not set. Camel would take either of two spellings of one key,
   * and the user's must win.
   */
  private Map<String, String> defaultsUnlessGiven() {
    Set<String> given = new HashSet<>();
    settings.camel().keySet().forEach(key -> given.add(CamelSettings.folded(key)));
    Map<String, String> own = new HashMap<>(own());
    own.keySet().removeIf(key -> given.contains(CamelSettings.folded(key)));
    return own;
  }

  private static Map<String, String> own() {
    return Map.of(
        "camel.main.name", "attentive-courier",
        "camel.main.shutdown-timeout", SHUTDOWN_SECONDS,
        // The client would send a request again by itself after 429 or 503, past the pace and
        // twice.
        "camel.component.http.automatic-retries-disabled", "true",
        "camel.component.https.automatic-retries-disabled", "true",
        // Bodies are files and lists; a cache would copy them to the heap.
        "camel.main.stream-caching-enabled", "false");
  }

  /**
   * Camel keeps the newest one of a JVM in a static field: with it the context of the last check,
   * and all its routes, would stay in memory.
   */
  private static final class UnsharedMain extends Main {
    private final Home home;

    UnsharedMain(Home home) {
      this.home = home;
      instance = null;
    }

    @Override
    protected CamelContext createCamelContext() {
      return OwnCode.in(super.createCamelContext(), home);
    }
  }

  private final class Binding extends MainListenerSupport {
    private final Assembly wiring;

    Binding(Assembly wiring) {
      this.wiring = wiring;
    }

    @Override
    public void beforeConfigure(BaseMainSupport main) {
      CamelContext context = main.getCamelContext();
      // Now: Main looks for modelines in the routes, and with that has their reader made.
      YamlRoutes.Utf8Sources.in(context);
      try {
        wiring.bind(context);
        beans = new FlowBeans(wiring, context);
        beans.bind(context.getRegistry());
        new CustomRoutes(home).requireLinks(context.getRegistry());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Turns off what writes bodies or headers into the log, or keeps them to be asked for. Camel
     * also takes these from system properties, which no setting sees.
     */
    @Override
    public void afterConfigure(BaseMainSupport main) {
      CamelContext context = main.getCamelContext();
      context.setTracing(false);
      context.setTracingStandby(false);
      context.setBacklogTracing(false);
      context.setBacklogTracingStandby(false);
      context.setMessageHistory(false);
      context.setDebugging(false);
      context.setDevConsole(false);
      context.setLogExhaustedMessageBody(false);
    }
  }
}
