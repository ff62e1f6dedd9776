package io.attentivecourier.warehouse;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database that runs in this process, DuckDB or SQLite, by its URL. A file is opened read-only:
 * DuckDB otherwise locks it, and dbt, which builds it, is shut out.
 *
 * @param prefix the start of the URL
 * @param path the file as the URL has it; empty for a database in memory
 * @param options the rest of the URL
 */
record LocalDatabase(String prefix, String path, String options) {
  private static final Pattern FORM = Pattern.compile("(jdbc:(?:duckdb|sqlite):)([^;?]*)(.*)");
  private static final Map<String, String[]> READ_ONLY =
      Map.of(
          "jdbc:duckdb:", new String[] {"access_mode", "READ_ONLY"},
          // SQLITE_OPEN_READONLY
          "jdbc:sqlite:", new String[] {"open_mode", "1"});

  /** Null where the URL is that of a server. */
  static LocalDatabase of(String url) {
    Matcher form = FORM.matcher(url);
    return form.matches() ? new LocalDatabase(form.group(1), form.group(2), form.group(3)) : null;
  }

  /** A colon starts a scheme of the driver's own: {@code :memory:}, {@code md:}, {@code file:}. */
  boolean isFile() {
    return !path.isEmpty() && !path.contains(":");
  }

  String readOnlyKey() {
    return READ_ONLY.get(prefix)[0];
  }

  String readOnlyValue() {
    return READ_ONLY.get(prefix)[1];
  }

  /**
   * The URL to open. A relative file is the home's. DuckDB in memory gets a name of its own, so
   * that all connections of a pool share one database and with it one memory limit.
   *
   * @param home the folder of relative files, or null for the working folder
   */
  String url(Path home) {
    if (isFile() && home != null) {
      return prefix + home.resolve(path) + options;
    }
    boolean unnamed = prefix.equals("jdbc:duckdb:") && (path.isEmpty() || path.equals(":memory:"));
    return unnamed ? prefix + ":memory:courier-" + UUID.randomUUID() + options : toUrl();
  }

  private String toUrl() {
    return prefix + path + options;
  }
}
