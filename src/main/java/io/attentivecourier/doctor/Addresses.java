package io.attentivecourier.doctor;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.pickup.PickupAddress;
import io.attentivecourier.settings.Secret;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.Sftp;
import io.attentivecourier.warehouse.WarehouseAddress;
import java.io.IOException;
import java.util.Objects;

/** Makes the addresses of the warehouse and the receiver from the settings. */
public final class Addresses {
  /** For commands that need none: a database that is empty. */
  private static final String NO_WAREHOUSE = "jdbc:sqlite::memory:";

  private Addresses() {}

  public static WarehouseAddress warehouse(Home home, Settings settings) throws IOException {
    var warehouse = settings.warehouse();
    return new WarehouseAddress(
        warehouse.url() == null ? NO_WAREHOUSE : warehouse.url(),
        warehouse.username(),
        reveal(warehouse.password()),
        warehouse.fetchSize(),
        warehouse.timeout(),
        warehouse.hikari(),
        home.drivers(),
        // DuckDB lets a query read where it spills: nothing else may lie there.
        Durable.folder(home.warehouseTmp()),
        home.root(),
        warehouse.duckDb());
  }

  public static PickupAddress pickup(Sftp sftp) {
    return new PickupAddress(
        sftp.host(),
        sftp.port(),
        // Commands that only plan or check have no login.
        Objects.requireNonNullElse(sftp.username(), ""),
        reveal(sftp.password()),
        sftp.privateKeyFile(),
        reveal(sftp.privateKeyPassphrase()),
        sftp.knownHostsFile(),
        sftp.directory(),
        sftp.minRate(),
        sftp.sizes() == Sftp.Sizes.ON);
  }

  private static String reveal(Secret secret) {
    return secret.isPresent() ? secret.reveal() : null;
  }
}
