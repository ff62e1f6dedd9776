package io.attentivecourier.settings;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.PropertyElf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every setting there is, once. Parsing, the nearest key of a typo and the README's table are made
 * from it, in this order. A new setting is a line here and its reader in {@link Settings}.
 */
public final class Catalogue {
  private static final List<SettingKey<?>> ALL = new ArrayList<>();

  static final SettingKey<Boolean> ENABLED =
      each("enabled", Forms.FLAG, "true", "`false` pauses a pipeline");
  static final SettingKey<String> CLIENT_DOMAIN =
      add(
          SettingKey.of(
                  "clientDomain",
                  Forms.CLIENT_DOMAIN,
                  "",
                  "client domain given by Attentive's White Glove team")
              .showing("needed by segments"));
  static final SettingKey<IdentifierKind> IDENTIFIER =
      each(
          "identifier",
          Forms.choice(IdentifierKind.class),
          "phone",
          "`phone` or `email`: the account's one identifier");
  static final SettingKey<ZoneId> ZONE =
      each("zone", Forms.ZONE, "UTC", "IANA zone of the business date and of the schedules");

  static final SettingKey<String> WAREHOUSE_URL =
      secret("warehouse.url", Forms.JDBC, "", "JDBC URL of the warehouse");
  static final SettingKey<String> WAREHOUSE_USERNAME =
      one("warehouse.username", Forms.TEXT, "", "its user");
  static final SettingKey<Secret> WAREHOUSE_PASSWORD =
      secret("warehouse.password", Forms.SECRET, "", "that user's password");
  static final SettingKey<Integer> WAREHOUSE_FETCH_SIZE =
      one("warehouse.fetchSize", Forms.atLeast(1), "10000", "rows held in memory at a time");
  static final SettingKey<Duration> WAREHOUSE_TIMEOUT =
      one("warehouse.timeout", Forms.DURATION, "30m", "after which a query is given up");
  static final SettingKey<String> WAREHOUSE_HIKARI =
      add(
          SettingKey.of("warehouse.hikari.*", Forms.TEXT, "", "passes through to the pool")
              .hidden()
              .naming(poolProperties()));

  static final SettingKey<String> COLUMN_IDENTIFIER =
      add(
          SettingKey.of(
                  "column.identifier",
                  Forms.TEXT,
                  "",
                  "column of the identifier, matched without case")
              .starred()
              .showing("the identifier's name"));
  static final SettingKey<String> COLUMN_SEGMENT =
      each("column.segment", Forms.TEXT, "segment_name", "column of the segment's name");
  static final SettingKey<Set<String>> COLUMN_IGNORE =
      each("column.ignore", Forms.NAMES, "", "columns that no door uses, comma-separated");

  static final SettingKey<Integer> MAX_ROWS_PER_FILE =
      one("maxRowsPerFile", Forms.atLeast(1), "500000", "Attentive's limit");
  static final SettingKey<Integer> PHONE_DIGITS =
      one("phone.digits", Forms.PHONE_DIGITS, "10", "`10` or `11` digits in segment files");
  static final SettingKey<PhoneCheck> PHONE_CHECK =
      each(
          "phone.check",
          Forms.choice(PhoneCheck.class),
          "shape",
          "`shape` (Attentive's documented forms) or `valid` (libphonenumber)");

  static final SettingKey<Duration> RETRY_EVERY =
      each(
          "retry.every",
          Forms.DURATION,
          "15m",
          "in `serve`: a failure before the seal is tried again after this");
  static final SettingKey<Duration> RETRY_UNTIL =
      each(
          "retry.until", Forms.DURATION, "4h", "how long after the first try a further one starts");

  static final SettingKey<String> SFTP_HOST =
      one("sftp.host", Forms.HOST, "sftp.attentivemobile.com", "Attentive's SFTP");
  static final SettingKey<Integer> SFTP_PORT = one("sftp.port", Forms.PORT, "22", "its port");
  static final SettingKey<String> SFTP_USERNAME =
      one("sftp.username", Forms.TEXT, "", "the user that Attentive made");
  static final SettingKey<Secret> SFTP_PASSWORD =
      secret("sftp.password", Forms.SECRET, "", "that user's password, where it has no key");
  static final SettingKey<Path> SFTP_PRIVATE_KEY_FILE =
      one("sftp.privateKeyFile", Forms.READABLE, "", "that user's private key");
  static final SettingKey<Secret> SFTP_PRIVATE_KEY_PASSPHRASE =
      secret("sftp.privateKeyPassphrase", Forms.SECRET, "", "opens the private key");
  static final SettingKey<Path> SFTP_KNOWN_HOSTS_FILE =
      one("sftp.knownHostsFile", Forms.PATH, "known_hosts", "pinned host keys: `courier trust`");
  static final SettingKey<String> SFTP_DIRECTORY =
      one("sftp.directory", Forms.TEXT, "/uploads", "the pickup folder; may be absolute");
  static final SettingKey<Integer> SFTP_MIN_RATE =
      one(
          "sftp.minRate",
          Forms.atLeast(1),
          "10000",
          "bytes a second below which an upload is given up, after 60 s");

  static final SettingKey<String> LEDGER_URL =
      secret("ledger.url", Forms.JDBC, "jdbc:sqlite:var/ledger.db", "the ledger");
  static final SettingKey<Path> KEY_FILE =
      one("keyFile", Forms.STATE_PATH, "var/key", "the key of the keyed hashes; made at first use");
  static final SettingKey<Boolean> REJECTED_KEEP_VALUES =
      one(
          "rejected.keepValues",
          Forms.FLAG,
          "false",
          "keep refused values in `var/rejected/` (personal data)");
  static final SettingKey<Integer> RETENTION_DAYS =
      one(
          "retentionDays",
          Forms.between(1, 3650),
          "7",
          "how long `sent/`, `failed/`, `rejected/`, `log/` are kept");

  static final SettingKey<String> CONSOLE_HOST =
      one("console.host", Forms.HOST, "127.0.0.1", "the operator's page");
  static final SettingKey<Integer> CONSOLE_PORT =
      one("console.port", Forms.PORT, "8080", "its port");

  private Catalogue() {}

  /** In the order of the table. */
  public static List<SettingKey<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  private static <T> SettingKey<T> one(String name, Form<T> form, String value, String meaning) {
    return add(SettingKey.of(name, form, value, meaning));
  }

  private static <T> SettingKey<T> each(String name, Form<T> form, String value, String meaning) {
    return add(SettingKey.of(name, form, value, meaning).starred());
  }

  private static <T> SettingKey<T> secret(String name, Form<T> form, String value, String meaning) {
    return add(SettingKey.of(name, form, value, meaning).hidden());
  }

  private static <T> SettingKey<T> add(SettingKey<T> key) {
    ALL.add(key);
    return key;
  }

  /** The pool's own names, without the three that have a key of their own above. */
  private static Set<String> poolProperties() {
    Set<String> names = new TreeSet<>(PropertyElf.getPropertyNames(HikariConfig.class));
    names.removeAll(Set.of("jdbcUrl", "username", "password"));
    names.add("dataSource.");
    return Collections.unmodifiableSet(names);
  }
}
