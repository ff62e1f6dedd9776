package io.attentivecourier.warehouse;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why a connection failed, as a sentence for the operator. By the kind of the exception and by
 * SQLState, never by a driver's text, which holds hosts, logins and values.
 */
final class ConnectionFault {
  private static final String SILENT =
      "The warehouse did not answer: check courier.warehouse.url, firewalls and that it is awake.";
  // SQLState has five characters; anything else may be a driver's text.
  private static final Pattern STATE = Pattern.compile("[0-9A-Z]{5}");

  private static final Map<Class<?>, String> BY_KIND =
      Map.of(
          UnknownHostException.class,
          "The host in courier.warehouse.url is not known here: check its spelling and the"
              + " network.",
          ConnectException.class,
          "The warehouse's host refused the connection: check host and port in"
              + " courier.warehouse.url, and that the warehouse runs.",
          NoRouteToHostException.class,
          SILENT,
          SocketTimeoutException.class,
          SILENT,
          SSLException.class,
          "The encrypted connection to the warehouse failed: check the TLS options in"
              + " courier.warehouse.url and the server's certificate.");

  /** By SQLState or its class. */
  private static final Map<String, String> BY_STATE =
      Map.of(
          DriverSource.BROKEN_DRIVER,
          "The warehouse's driver does not load: it needs another Java, another system (glibc), or"
              + " a further jar in drivers/.",
          "28",
          "The warehouse refused the login: fix courier.warehouse.username and .password.",
          "42",
          "The warehouse does not let this login query: ask for the right to read.",
          "3D",
          "The database that courier.warehouse.url names does not exist there: fix its name.",
          "53",
          "The warehouse has no room for another connection: try later.",
          "57",
          "The warehouse is starting, stopping or gave the query up: try later.",
          "22023",
          "The warehouse does not know this process's time zone: set"
              + " COURIER_JAVA_OPTS=-Duser.timezone=UTC.",
          "08P01",
          "A pooler between here and the warehouse takes no transaction: set it to pool by"
              + " transaction or session.",
          "08",
          SILENT);

  private ConnectionFault() {}

  static String sentence(SQLException fault, DriverProfile profile, WarehouseAddress address) {
    return DriverSource.NO_DRIVER.equals(fault.getSQLState())
        ? "No driver takes courier.warehouse.url: " + Drivers.MissingDriver.fix(address) + "."
        : sentence(fault, profile);
  }

  private static String sentence(SQLException fault, DriverProfile profile) {
    return causes(fault)
        .flatMap(cause -> byKind(cause).stream())
        .findFirst()
        .or(() -> causes(fault).flatMap(cause -> byState(cause).stream()).findFirst())
        .orElseGet(() -> other(fault, profile));
  }

  private static Stream<Throwable> causes(Throwable fault) {
    // Bounded, as a chain of causes may be a ring.
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static Optional<String> byKind(Throwable cause) {
    return BY_KIND.entrySet().stream()
        .filter(kind -> kind.getKey().isInstance(cause))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<String> byState(Throwable cause) {
    String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
    return BY_STATE.entrySet().stream()
        .filter(known -> state != null && state.startsWith(known.getKey()))
        .max(Comparator.comparingInt(known -> known.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static String other(SQLException fault, DriverProfile profile) {
    String state = fault.getSQLState();
    boolean shown = state != null && STATE.matcher(state).matches();
    String codes = (shown ? "SQLState " + state + ", " : "") + "code " + fault.getErrorCode();
    return profile.inProcess()
        ? "%s did not open its database (%s): the file is missing, another process has it open for"
                .formatted(profile.name(), codes)
            + " writing, or an option in courier.warehouse.url is wrong."
        : "The warehouse did not take the connection (%s, %s): look these up in its manual."
            .formatted(profile.name(), codes);
  }
}
