package io.attentivecourier.cli;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.warehouse.DriverProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a new home for one kind of warehouse. They hold no value that only the user has:
 * those stand without one, and a check lists them.
 */
final class NewHome {
  static final String PIPELINE = "winback";

  private static final String INDENT = " ".repeat(14);
  private static final Pattern WITH_LOGIN =
      Pattern.compile("(?i)[?;&(](user|username|uid|pwd|password|token)=|[^/:]@|AuthMech|OAuth");

  private final Home home;
  private final String url;
  private final DriverProfile warehouse;
  private final List<String> written = new ArrayList<>();

  NewHome(Home home, String url) {
    this.home = home;
    this.url = url;
    this.warehouse = DriverProfile.of(url);
  }

  /** Writes it; returns the names of what is new, from the home on. */
  List<String> write() throws IOException {
    for (Path folder :
        List.of(home.pipelines(), home.drivers(), home.lib(), home.resolve("data"))) {
      Durable.folder(folder);
    }
    write("application.properties", settings());
    write("routes/pipelines/" + PIPELINE + ".camel.yaml", pipeline());
    if (!Files.exists(home.resolve(".gitignore"))) {
      write(".gitignore", template("gitignore"));
    }
    return List.copyOf(written);
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.createFile(home.resolve(name), Durable.ownerOnly());
    Files.writeString(file, text);
    written.add(name);
  }

  private String settings() throws IOException {
    return template("application.properties")
        .replace("@zone@", zone())
        .replace("@warehouse@", warehouse.name())
        .replace("@notes@", notes())
        .replace("@url@", url.replace("\\", "\\\\"))
        .replace("@login@", login());
  }

  /** An offset is no zone of a calendar. */
  private static String zone() {
    ZoneId zone = ZoneId.systemDefault();
    boolean known = ZoneId.getAvailableZoneIds().contains(zone.getId());
    return known && !zone.getRules().isFixedOffset() ? zone.getId() : "UTC";
  }

  private String notes() {
    StringBuilder notes = new StringBuilder();
    warehouse
        .jar()
        .ifPresent(jar -> notes.append("# Put its driver into drivers/: the jar of " + jar + "\n"));
    if (!warehouse.warning().isEmpty()) {
      notes.append("# Note: " + warehouse.warning() + "\n");
    }
    return notes.toString();
  }

  /** A server asks who logs in, where the address does not say it. */
  private String login() {
    if (warehouse.inProcess() || WITH_LOGIN.matcher(url).find()) {
      return "";
    }
    return """
    # A login that may only read
    courier.warehouse.username={{env:WAREHOUSE_USERNAME}}
    courier.warehouse.password={{env:WAREHOUSE_PASSWORD}}
    """;
  }

  private String pipeline() throws IOException {
    String query =
        query().strip().lines().map(line -> INDENT + line).collect(Collectors.joining("\n"));
    return template(PIPELINE + ".camel.yaml").replace("@query@", query);
  }

  private String query() throws IOException {
    return isDuckDb() ? template("made-up.sql") : template("table.sql").replace("@table@", table());
  }

  boolean isDuckDb() {
    return url.toLowerCase(Locale.ROOT).startsWith("jdbc:duckdb:");
  }

  /** A database in a file has one schema. */
  private String table() {
    return warehouse.inProcess() ? "lapsed_buyers" : "marts.lapsed_buyers";
  }

  private static String template(String name) throws IOException {
    try (InputStream text = NewHome.class.getResourceAsStream("/init/" + name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
