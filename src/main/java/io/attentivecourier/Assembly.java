package io.attentivecourier;

import io.attentivecourier.alert.AlertBox;
import io.attentivecourier.alert.MailLogin;
import io.attentivecourier.alert.Recoveries;
import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.doctor.Addresses;
import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.flow.RunLog;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.LargeRuns;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.outbox.Recovery;
import io.attentivecourier.pack.Pack;
import io.attentivecourier.pack.PgpKey;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupAddress;
import io.attentivecourier.pipeline.ClientLimits;
import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.PackingSettings;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.Sftp;
import io.attentivecourier.warehouse.Warehouse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Builds the rooms of a running courier, and closes them. The only place that does. */
public final class Assembly implements AutoCloseable {
  private final Home home;
  private final Settings settings;
  private final Supplier<Settings> live;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Ledger ledger;
  private final Locks locks;
  private final Warehouse warehouse;
  private final Outbox outbox;
  private final StopSign stop = new StopSign();
  private final PgpKey pgpKey;
  private final AlertBox alerts;
  private final List<RunEnds.RunListener> listeners = new CopyOnWriteArrayList<>();
  private final List<ExecutorService> executors = new ArrayList<>();
  private boolean withApi = true;

  /**
   * @param live asked at each run, and for each alert; what it says first holds for all the rest
   * @param nanos as {@link System#nanoTime}
   */
  Assembly(Home home, Supplier<Settings> live, Clock clock, LongSupplier nanos) throws IOException {
    this.home = home;
    this.settings = live.get();
    this.live = live;
    this.clock = clock;
    this.nanos = nanos;
    Durable.folder(home.state());
    this.pgpKey = pgpKey(settings, clock);
    this.warehouse = warehouse(home, settings);
    this.ledger = ledger(settings, clock, warehouse);
    this.locks = new Locks(home.locks());
    this.outbox = new Outbox(home, ledger, locks, settings.clientDomain());
    this.alerts = new AlertBox(live, new Recoveries(ledger), clock);
    addRunListener(RunLog::end);
    addRunListener(alerts);
    // An open DuckDB file keeps dbt from building it. What another run reads is let go at its end.
    addRunListener((report, took) -> warehouse.release());
    LargeRuns large = new LargeRuns(home, clock);
    addRunListener((report, took) -> large.note(report.counts().read()));
  }

  private static PgpKey pgpKey(Settings settings, Clock clock) {
    PackingSettings.Pgp pgp = settings.pgp();
    return pgp == null ? null : PgpFile.key(pgp.publicKeyFile(), pgp.fingerprint(), clock);
  }

  private static Warehouse warehouse(Home home, Settings settings) throws IOException {
    Warehouse warehouse = null;
    try {
      warehouse = Warehouse.open(Addresses.warehouse(home, settings));
      return warehouse.requireDriver();
    } catch (SettingsFault fault) {
      close(warehouse);
      throw fault;
    }
  }

  private static Ledger ledger(Settings settings, Clock clock, Warehouse open) {
    try {
      return Ledger.open(settings.ledgerUrl(), clock);
    } catch (RuntimeException fault) {
      open.close();
      throw fault;
    }
  }

  private static void close(Warehouse warehouse) {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  static IdentifierKey key(Settings settings) throws IOException {
    try {
      return IdentifierKey.at(settings.keyFile());
    } catch (IllegalStateException fault) {
      throw new SettingsFault(
          "courier.keyFile",
          "the key in " + settings.keyFile() + " is not whole",
          "restore it from a backup, or move it away: a new one is made, and nothing can be"
              + " compared with earlier lists");
    }
  }

  /** Starts no route of the API's. */
  void withoutApi() {
    withApi = false;
  }

  boolean isWithApi() {
    return withApi;
  }

  /** Gives the routes what needs no flow: the warehouse, packing, alerts and threads. */
  void bind(CamelContext context) {
    Registry registry = context.getRegistry();
    registry.bind("warehouse", warehouse.queries());
    context.addComponent("warehouse", new WarehouseComponent(warehouse.rows()));
    registry.bind("api-threads", threads("api"));
    registry.bind("poll-threads", threads("poll"));
    ClientLimits.bind(context, settings.api());
    registry.bind("pack", new Pack());
    registry.bind("alerts", alerts);
    registry.bind("alert-login", new MailLogin(() -> live.get().alerts()));
    registry.bind("pgp", new PgpFile(context, pgpKey, clock));
    registry.bind("segment-csv", new SegmentCsv(settings.phoneDigits()));
    registry.bind("rejection-csv", new RejectionCsv());
  }

  /** The receiver's folder. */
  Pickup pickup(CamelContext context) {
    PickupAddress address = Addresses.pickup(settings.sftp());
    return settings.publish() == Sftp.Publish.DIRECT
        ? Pickup.direct(context, address)
        : new Pickup(context, address);
  }

  private ExecutorService threads(String name) {
    ExecutorService threads = ApiDelivery.SendThreads.pool(name, settings.api().inFlight());
    executors.add(threads);
    return threads;
  }

  /** The values that the routes may name between braces. */
  Properties routeProperties() {
    Properties properties = new Properties();
    properties.putAll(settings.routeProperties());
    properties.setProperty("warehouse.fetchSize", "" + warehouse.fetchSize());
    properties.setProperty("warehouse.queryTimeout", "" + warehouse.queryTimeoutSeconds());
    properties.setProperty("api.scheme", settings.api().url().getScheme());
    properties.setProperty("api.inFlight", "" + settings.api().inFlight());
    alertProperties(properties);
    return properties;
  }

  private void alertProperties(Properties properties) {
    // An address may come while `serve` runs; a single run without one spares itself the client.
    boolean may = live instanceof LiveSettings || settings.hasAlertAddress();
    properties.setProperty("alert.webhook", may ? "on" : "off");
  }

  AlertBox alerts() {
    return alerts;
  }

  Recovery recovery() {
    return new Recovery(home, ledger, locks, outbox);
  }

  Home home() {
    return home;
  }

  Settings settings() {
    return settings;
  }

  Supplier<Settings> live() {
    return live;
  }

  Clock clock() {
    return clock;
  }

  LongSupplier nanos() {
    return nanos;
  }

  IdentifierKey key() throws IOException {
    return key(settings);
  }

  RunEnds.Deadlines deadlines() {
    return new RunEnds.Deadlines(live, ledger, clock);
  }

  /** Tells all listeners. */
  RunEnds.RunListener listener() {
    return new AllListeners(listeners);
  }

  StopSign stop() {
    return stop;
  }

  Ledger ledger() {
    return ledger;
  }

  public Locks locks() {
    return locks;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Outbox outbox() {
    return outbox;
  }

  /** Told of every run that ends here. */
  void addRunListener(RunEnds.RunListener listener) {
    listeners.add(listener);
  }

  /**
   * @param listeners those that were added by then, too
   */
  private record AllListeners(List<RunEnds.RunListener> listeners) implements RunEnds.RunListener {
    @Override
    public void onRunBegin(RunId run, RunRequest request) {
      listeners.forEach(listener -> listener.onRunBegin(run, request));
    }

    @Override
    public void onRunEnd(RunReport report, Duration took) {
      listeners.forEach(listener -> listener.onRunEnd(report, took));
    }
  }

  @Override
  public void close() {
    executors.forEach(ExecutorService::shutdownNow);
    warehouse.close();
    ledger.close();
  }
}
