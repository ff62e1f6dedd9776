package io.attentivecourier;

import io.attentivecourier.door.Deliveries;
import io.attentivecourier.door.SegmentDoor;
import io.attentivecourier.door.StopSign;
import io.attentivecourier.door.Verdicts;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.outbox.Recovery;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupAddress;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.settings.Secret;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.Sftp;
import io.attentivecourier.warehouse.Warehouse;
import io.attentivecourier.warehouse.WarehouseAddress;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** What is built from what. The only place that constructs the rooms of a running courier. */
final class Wiring implements AutoCloseable {
  /** For commands that need none: a database that is empty. */
  private static final String NO_WAREHOUSE = "jdbc:sqlite::memory:";

  private final Home home;
  private final Settings settings;
  private final Clock clock;
  private final Ledger ledger;
  private final Locks locks;
  private final Warehouse warehouse;
  private final Outbox outbox;
  private final StopSign stop = new StopSign();
  private Deliveries deliveries;
  private SegmentDoor segments;
  private Verdicts verdicts;

  Wiring(Home home, Settings settings, Clock clock) throws IOException {
    this.home = home;
    this.settings = settings;
    this.clock = clock;
    Durable.folder(home.state());
    this.ledger = Ledger.open(settings.ledgerUrl(), clock);
    this.locks = new Locks(home.locks());
    this.warehouse = Warehouse.open(address(home, settings));
    this.outbox = new Outbox(home, ledger, locks, settings.clientDomain());
  }

  static WarehouseAddress address(Home home, Settings settings) throws IOException {
    var warehouse = settings.warehouse();
    return new WarehouseAddress(
        warehouse.url() == null ? NO_WAREHOUSE : warehouse.url(),
        warehouse.username(),
        reveal(warehouse.password()),
        warehouse.fetchSize(),
        warehouse.timeout(),
        warehouse.hikari(),
        home.drivers(),
        Durable.folder(home.tmp()),
        home.root());
  }

  static PickupAddress address(Sftp sftp) {
    return new PickupAddress(
        sftp.host(),
        sftp.port(),
        sftp.username(),
        reveal(sftp.password()),
        sftp.privateKeyFile(),
        reveal(sftp.privateKeyPassphrase()),
        sftp.knownHostsFile(),
        sftp.directory(),
        sftp.minRate());
  }

  private static String reveal(Secret secret) {
    return secret == null ? null : secret.reveal();
  }

  /** Gives the routes the rooms that they call by name. */
  void bind(CamelContext context) throws IOException {
    verdicts = new Verdicts(ledger, outbox, settings.maxRowsPerFile());
    Pickup pickup = new Pickup(context, address(settings.sftp()));
    deliveries = new Deliveries(settings, ledger, outbox, pickup, stop, clock);
    IdentifierKey key = IdentifierKey.at(settings.keyFile());
    segments =
        new SegmentDoor(
            home, settings, ledger, locks, key, outbox, deliveries, verdicts, stop, clock);
    Registry registry = context.getRegistry();
    registry.bind("warehouse", warehouse.dataSource());
    registry.bind("segments", segments);
    registry.bind("deliveries", deliveries);
    registry.bind("segment-csv", new SegmentCsv());
  }

  /** What the routes may name between braces. */
  Properties routeProperties() {
    Properties properties = new Properties();
    properties.putAll(settings.routeProperties());
    properties.setProperty("warehouse.fetchSize", "" + warehouse.fetchSize());
    properties.setProperty("warehouse.queryTimeout", "" + warehouse.queryTimeoutSeconds());
    return properties;
  }

  Recovery recovery() {
    return new Recovery(home, ledger, locks, outbox);
  }

  /** A pipeline's business date now. */
  LocalDate today(String pipeline) {
    return LocalDate.now(clock.withZone(settings.pipeline(pipeline).zone()));
  }

  StopSign stop() {
    return stop;
  }

  Ledger ledger() {
    return ledger;
  }

  Locks locks() {
    return locks;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Outbox outbox() {
    return outbox;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  SegmentDoor segments() {
    return segments;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  @Override
  public void close() {
    warehouse.close();
    ledger.close();
  }
}
