package io.attentivecourier.warehouse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that make one JDBC driver stream a large result through a small heap. The values are
 * in {@link KnownDrivers}.
 *
 * @param prefix the start of the URLs that it answers to; empty for the profile of all others
 * @param autoCommit whether connections commit by themselves; some drivers stream only without
 * @param readOnly whether the driver can be told that a connection only reads
 * @param fetchSize how it takes {@code courier.warehouse.fetchSize}
 * @param properties connection properties; a value in braces stands for one of the address's, see
 *     {@link DriverProperties}
 * @param timeoutWorks whether the driver ends a query that has no first row in time. No driver here
 *     counts the time of the reading that follows
 * @param probe the query that proves a connection
 * @param why one sentence: what makes it stream
 * @param warning what an operator has to know before a large read, or empty
 */
public record DriverProfile(
    String name,
    String prefix,
    boolean autoCommit,
    boolean readOnly,
    FetchSize fetchSize,
    Map<String, String> properties,
    boolean timeoutWorks,
    String probe,
    String why,
    String warning) {
  public DriverProfile {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** The profile for a JDBC URL; a careful one with a warning where the driver is not known. */
  public static DriverProfile of(String url) {
    return KnownDrivers.find(url);
  }

  /** One line for {@code doctor} and the log of the start. */
  public String describe() {
    String line =
        "%s: auto-commit %s, fetch size %s, query time-out %s; %s"
            .formatted(
                name, autoCommit ? "on" : "off", fetchSize, timeoutWorks ? "works" : "none", why);
    return warning.isEmpty() ? line : line + " Note: " + warning;
  }

  /** The driver's jar, as Maven names it; empty for one that is in the box, or not known. */
  public Optional<String> jar() {
    return Drivers.MissingDriver.jar(prefix);
  }

  /** True if the database runs in this process, on files. */
  public boolean inProcess() {
    return DriverProperties.LocalDatabase.of(prefix) != null;
  }

  static DriverProfile driver(String name, String prefix, String why) {
    return new DriverProfile(
        name, prefix, true, false, FetchSize.IGNORED, Map.of(), true, "SELECT 1", why, "");
  }

  DriverProfile inTransaction() {
    return new DriverProfile(
        name, prefix, false, readOnly, fetchSize, properties, timeoutWorks, probe, why, warning);
  }

  DriverProfile markedReadOnly() {
    return new DriverProfile(
        name, prefix, autoCommit, true, fetchSize, properties, timeoutWorks, probe, why, warning);
  }

  DriverProfile fetching(FetchSize size) {
    return new DriverProfile(
        name, prefix, autoCommit, readOnly, size, properties, timeoutWorks, probe, why, warning);
  }

  DriverProfile with(String property, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new DriverProfile(
        name, prefix, autoCommit, readOnly, fetchSize, more, timeoutWorks, probe, why, warning);
  }

  DriverProfile withoutTimeout() {
    return new DriverProfile(
        name, prefix, autoCommit, readOnly, fetchSize, properties, false, probe, why, warning);
  }

  DriverProfile probedBy(String query) {
    return new DriverProfile(
        name,
        prefix,
        autoCommit,
        readOnly,
        fetchSize,
        properties,
        timeoutWorks,
        query,
        why,
        warning);
  }

  DriverProfile warning(String text) {
    return new DriverProfile(
        name, prefix, autoCommit, readOnly, fetchSize, properties, timeoutWorks, probe, why, text);
  }

  /** The fetch size of a driver, from {@code courier.warehouse.fetchSize}, in rows a trip. */
  record FetchSize(FetchMode kind, int rows) {
    enum FetchMode {
      GIVEN,
      FIXED,
      IGNORED
    }

    /** The setting is passed on. */
    static final FetchSize GIVEN = new FetchSize(FetchMode.GIVEN, 0);

    /** The driver streams by other means; 0 leaves its own default alone. */
    static final FetchSize IGNORED = new FetchSize(FetchMode.IGNORED, 0);

    /** This value, whatever the setting says. */
    static FetchSize fixed(int rows) {
      return new FetchSize(FetchMode.FIXED, rows);
    }

    /** The fetch size for a statement of this driver. */
    int of(int asked) {
      return kind == FetchMode.GIVEN ? asked : rows;
    }

    @Override
    public String toString() {
      return switch (kind) {
        case GIVEN -> "as set";
        case FIXED -> rows == Integer.MIN_VALUE ? "row by row" : "always " + rows;
        case IGNORED -> "not used";
      };
    }
  }
}
