package io.attentivecourier.settings;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.PropertyElf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every setting there is, once. Parsing, the nearest key of a typo and the table of the documents
 * are made from it, in this order. A new setting is a line here and its reader in {@link Settings}.
 */
public final class Catalogue {
  private static final SettingKey.KeyList KEYS = new SettingKey.KeyList();

  static final SettingKey<Boolean> ENABLED =
      KEYS.each("enabled", ValueParsers.FLAG, "true", "`false` pauses a pipeline");
  static final SettingKey<String> OWNER =
      KEYS.each(
          "owner", ValueParsers.TEXT, "", "a name or a team, shown by `pipelines` and in alerts");
  static final SettingKey<String> CLIENT_DOMAIN =
      KEYS.add(
          SettingKey.of(
                  "clientDomain",
                  ValueParsers.CLIENT_DOMAIN,
                  "",
                  "client domain given by Attentive's White Glove team")
              .showing("needed by segments"));
  static final SettingKey<IdentifierKind> IDENTIFIER =
      KEYS.each(
          "identifier",
          ValueParsers.choice(IdentifierKind.class),
          "phone",
          "`phone` or `email`: the account's one identifier");
  static final SettingKey<ZoneId> ZONE =
      KEYS.each(
          "zone", ValueParsers.ZONE, "UTC", "IANA zone of the business date and of the schedules");

  static final SettingKey<String> WAREHOUSE_URL =
      KEYS.secret("warehouse.url", ValueParsers.JDBC, "", "JDBC URL of the warehouse");
  static final SettingKey<String> WAREHOUSE_USERNAME =
      KEYS.one("warehouse.username", ValueParsers.TEXT, "", "its user");
  static final SettingKey<Secret> WAREHOUSE_PASSWORD =
      KEYS.secret("warehouse.password", ValueParsers.SECRET, "", "that user's password");
  static final SettingKey<Integer> WAREHOUSE_FETCH_SIZE =
      KEYS.one(
          "warehouse.fetchSize", ValueParsers.atLeast(1), "10000", "rows held in memory at a time");
  static final SettingKey<Duration> WAREHOUSE_TIMEOUT =
      KEYS.one(
          "warehouse.timeout", ValueParsers.DURATION, "30m", "after which a query is given up");
  static final SettingKey<WarehouseSettings.RowReading> WAREHOUSE_READER =
      KEYS.each(
          "warehouse.reader",
          ValueParsers.choice(WarehouseSettings.RowReading.class),
          "auto",
          "how rows are read: `auto` by PostgreSQL's COPY where it can be, or `jdbc`");
  static final SettingKey<String> WAREHOUSE_HIKARI =
      KEYS.add(
          SettingKey.of("warehouse.hikari.*", ValueParsers.TEXT, "", "passes through to the pool")
              .hidden()
              .naming(poolProperties()));

  static final SettingKey<List<Path>> DUCKDB_FOLDERS =
      KEYS.one(
          "warehouse.duckdb.folders",
          ValueParsers.DATA_FOLDERS,
          "data",
          "folders below which DuckDB may read files, comma-separated");
  static final SettingKey<Set<WarehouseSettings.DuckDb.Opens>> DUCKDB_ALLOW =
      KEYS.one(
          "warehouse.duckdb.allow",
          ValueParsers.choices(WarehouseSettings.DuckDb.Opens.class),
          "",
          "what DuckDB may reach beyond them: any of `extensions,network,files`");

  static final SettingKey<String> COLUMN_IDENTIFIER =
      KEYS.add(
          SettingKey.of(
                  "column.identifier",
                  ValueParsers.TEXT,
                  "",
                  "column of the identifier, matched without case")
              .starred()
              .showing("the identifier's name"));
  static final SettingKey<String> COLUMN_SEGMENT =
      KEYS.each(
          "column.segment", ValueParsers.TEXT, "segment_name", "column of the segment's name");
  static final SettingKey<String> COLUMN_CAMPAIGN =
      KEYS.each(
          "column.campaign", ValueParsers.TEXT, "campaign_name", "column of the campaign's name");
  static final SettingKey<String> COLUMN_GROUP =
      KEYS.each(
          "column.group", ValueParsers.TEXT, "group_name", "column of the treatment group's name");
  static final SettingKey<String> COLUMN_CONSENT =
      KEYS.each("column.consent", ValueParsers.TEXT, "consent", "column of a subscriber's consent");
  static final SettingKey<Set<String>> COLUMN_IGNORE =
      KEYS.each(
          "column.ignore",
          ValueParsers.NAMES,
          "",
          "columns that no destination uses, comma-separated");

  static final SettingKey<NameTemplate> SEGMENT_NAME =
      KEYS.add(
          SettingKey.of(
                  "segmentName",
                  ValueParsers.NAME_TEMPLATE,
                  "",
                  "Amperity's filename template, such as `{{ campaign_name }}_{{ group_name }}`")
              .starred()
              .showing(
                  "the segment's column if the query has one,"
                      + " else `{{ campaign_name }}{{ group_name }}`"));
  static final SettingKey<PackingSettings.FileLayout> FILES =
      KEYS.each(
          "files",
          ValueParsers.choice(PackingSettings.FileLayout.class),
          "separate",
          "`separate`: a file per segment; `single`: whole segments packed up to the row limit");
  static final SettingKey<Integer> MAX_ROWS_PER_FILE =
      KEYS.one("maxRowsPerFile", ValueParsers.atLeast(1), "500000", "Attentive's limit");
  static final SettingKey<PackingSettings.Oversize> OVERSIZE =
      KEYS.each(
          "oversize",
          ValueParsers.choice(PackingSettings.Oversize.class),
          "refuse",
          "a segment over the limit: `refuse` the run, or `span` files once Attentive has"
              + " confirmed that they join");
  static final SettingKey<Integer> PHONE_DIGITS =
      KEYS.one(
          "phone.digits", ValueParsers.PHONE_DIGITS, "10", "`10` or `11` digits in segment files");
  static final SettingKey<PipelineSettings.PhoneCheck> PHONE_CHECK =
      KEYS.each(
          "phone.check",
          ValueParsers.choice(PipelineSettings.PhoneCheck.class),
          "shape",
          "`shape` (Attentive's documented forms) or `valid` (libphonenumber)");

  static final SettingKey<PackingSettings.Compression> COMPRESSION =
      KEYS.each(
          "compression",
          ValueParsers.choice(PackingSettings.Compression.class),
          "none",
          "`none`, `gzip`, `zip`, `tar`, `tgz`");
  static final SettingKey<Path> PGP_PUBLIC_KEY_FILE =
      KEYS.add(
          SettingKey.of(
                  "pgp.publicKeyFile",
                  ValueParsers.READABLE,
                  "",
                  "encrypt files to the key in this file")
              .showing("off"));
  static final SettingKey<String> PGP_FINGERPRINT =
      KEYS.one(
          "pgp.fingerprint", ValueParsers.FINGERPRINT, "", "that key's own, the primary one's");

  static {
    KEYS.addAll(GuardKeys.KEYS);
  }

  static final SettingKey<Duration> RETRY_EVERY =
      KEYS.each(
          "retry.every",
          ValueParsers.DURATION,
          "15m",
          "in `serve`: a failure before the seal is tried again after this");
  static final SettingKey<Duration> RETRY_UNTIL =
      KEYS.each(
          "retry.until",
          ValueParsers.DURATION,
          "4h",
          "how long after the first try a further one starts");

  static final SettingKey<LocalTime> DEADLINE =
      KEYS.off(
          "deadline",
          ValueParsers.LOCAL_TIME,
          "local time, such as `11:30`, by which a date must be whole, else LATE");

  static final SettingKey<String> SFTP_HOST =
      KEYS.one("sftp.host", ValueParsers.HOST, "sftp.attentivemobile.com", "Attentive's SFTP");
  static final SettingKey<Integer> SFTP_PORT =
      KEYS.one("sftp.port", ValueParsers.PORT, "22", "its port");
  static final SettingKey<String> SFTP_USERNAME =
      KEYS.one("sftp.username", ValueParsers.TEXT, "", "the user that Attentive made");
  static final SettingKey<Secret> SFTP_PASSWORD =
      KEYS.secret(
          "sftp.password", ValueParsers.SECRET, "", "that user's password, where it has no key");
  static final SettingKey<Path> SFTP_PRIVATE_KEY_FILE =
      KEYS.one("sftp.privateKeyFile", ValueParsers.READABLE, "", "that user's private key");
  static final SettingKey<Secret> SFTP_PRIVATE_KEY_PASSPHRASE =
      KEYS.secret("sftp.privateKeyPassphrase", ValueParsers.SECRET, "", "opens the private key");
  static final SettingKey<Path> SFTP_KNOWN_HOSTS_FILE =
      KEYS.one(
          "sftp.knownHostsFile",
          ValueParsers.PATH,
          "known_hosts",
          "pinned host keys: `courier trust`");
  static final SettingKey<String> SFTP_DIRECTORY =
      KEYS.one(
          "sftp.directory", ValueParsers.TEXT, "/uploads", "the pickup folder; may be absolute");
  static final SettingKey<Sftp.Publish> SFTP_PUBLISH =
      KEYS.one(
          "sftp.publish",
          ValueParsers.choice(Sftp.Publish.class),
          "rename",
          "`rename`; or `direct` (no temporary name), which needs `acceptDirectRisk=true`");
  static final SettingKey<Boolean> SFTP_ACCEPT_DIRECT_RISK =
      KEYS.one(
          "sftp.acceptDirectRisk",
          ValueParsers.FLAG,
          "false",
          "with `direct`, a cut connection leaves half a list under its final name");
  static final SettingKey<Sftp.Sizes> SFTP_SIZES =
      KEYS.one(
          "sftp.sizes",
          ValueParsers.choice(Sftp.Sizes.class),
          "on",
          "`on`; or `off` for a folder that can be neither listed nor asked for sizes, which needs"
              + " `acceptNoSizes=true`");
  static final SettingKey<Boolean> SFTP_ACCEPT_NO_SIZES =
      KEYS.one(
          "sftp.acceptNoSizes",
          ValueParsers.FLAG,
          "false",
          "with `sizes=off`, a list that arrived short is not found out");
  static final SettingKey<Integer> SFTP_MIN_RATE =
      KEYS.one(
          "sftp.minRate",
          ValueParsers.atLeast(1),
          "10000",
          "bytes a second below which an upload is given up, after 60 s");

  static {
    KEYS.addAll(ApiKeys.KEYS);
  }

  static final SettingKey<String> LEDGER_URL =
      KEYS.secret("ledger.url", ValueParsers.JDBC, "jdbc:sqlite:var/ledger.db", "the ledger");
  static final SettingKey<Path> KEY_FILE =
      KEYS.one(
          "keyFile",
          ValueParsers.STATE_PATH,
          "var/key",
          "the key of the keyed hashes; made at first use");
  static final SettingKey<Boolean> REJECTED_KEEP_VALUES =
      KEYS.one(
          "rejected.keepValues",
          ValueParsers.FLAG,
          "false",
          "keep refused values in `var/rejected/` (personal data)");
  static final SettingKey<String> REJECTED_KEY =
      KEYS.each(
          "rejected.key",
          ValueParsers.TEXT,
          "",
          "a column that finds a rejected row in the warehouse: kept in clear in `var/rejected/`,"
              + " ignored by the destination; a value like a phone or e-mail is withheld");
  static final SettingKey<Integer> RETENTION_DAYS =
      KEYS.one(
          "retentionDays",
          ValueParsers.between(1, 3650),
          "7",
          "how long `sent/`, `failed/`, `rejected/`, `log/` are kept");
  static final SettingKey<LogSettings.Format> LOG_FORMAT =
      KEYS.one(
          "log.format",
          ValueParsers.choice(LogSettings.Format.class),
          "text",
          "`text`, or `json` with the run, its pipeline and the counts as fields");

  static final SettingKey<Secret> ALERT_WEBHOOK =
      KEYS.add(
          SettingKey.of(
                  "alert.webhook",
                  ValueParsers.WEB_ADDRESS,
                  "",
                  "generic JSON webhook (works for Slack)")
              .hidden()
              .starred()
              .showing("off"));
  static final SettingKey<Secret> ALERT_SECRET =
      KEYS.add(
          SettingKey.of(
                  "alert.secret",
                  ValueParsers.SECRET,
                  "",
                  "signs what the webhook gets: `X-Courier-Signature` is HMAC-SHA256, in hex, over"
                      + " `X-Courier-Time` (Unix seconds), `.` and the body")
              .hidden()
              .showing("off"));
  static final SettingKey<MailAccount> ALERT_MAIL =
      KEYS.add(
          SettingKey.of(
                  "alert.mail",
                  ValueParsers.MAIL_ACCOUNT,
                  "",
                  "`smtp[s]://USER:PASS@HOST:PORT?from=&to=`: alerts by mail; `smtp` is raised to"
                      + " TLS before it logs in")
              .hidden()
              .showing("off"));
  static final SettingKey<Set<Alerts.AlertKind>> ALERT_ON =
      KEYS.each(
          "alert.on",
          ValueParsers.choices(Alerts.AlertKind.class),
          "failed,held,partial,late,missed,recovered",
          "what is told: any of `failed,held,partial,late,missed,recovered,whole`");

  static {
    KEYS.addAll(ConsoleKeys.KEYS);
  }

  private Catalogue() {}

  /** In the order of the table. */
  public static List<SettingKey<?>> all() {
    return KEYS.keys();
  }

  /** The pool's own names, without the three that have a key of their own above. */
  private static Set<String> poolProperties() {
    Set<String> names = new TreeSet<>(PropertyElf.getPropertyNames(HikariConfig.class));
    names.removeAll(Set.of("jdbcUrl", "username", "password"));
    names.add("dataSource.");
    return Collections.unmodifiableSet(names);
  }
}
