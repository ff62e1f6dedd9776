package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The settings that hold, of {@code application.properties}, the environment and {@code --set}.
 *
 * <p>Each full key is first resolved by source: {@code --set}, the environment, the file, the
 * default. Only then does {@code courier.pipeline.NAME.KEY} beat {@code courier.KEY}: a pipeline's
 * key in the file beats a global key in the environment or in {@code --set}. Only the value of the
 * strongest source is checked; the name of every key is.
 */
public final class Settings {
  private final ResolvedSettings effective;

  /** Read once: the 40 keys of each of 2,000 pipelines are asked for every two seconds. */
  private final Map<String, PipelineSettings> pipelines = new ConcurrentHashMap<>();

  private final Map<String, String> camel;
  private final WarehouseSettings warehouse;
  private final Sftp sftp;
  private final Api api;
  private final Map<String, String> routeProperties;

  Settings(ResolvedSettings effective, Map<String, String> camel) {
    this(effective, camel, Sections.sftp(effective), Sections.api(effective));
  }

  private Settings(ResolvedSettings effective, Map<String, String> camel, Sftp sftp, Api api) {
    this.effective = effective;
    this.camel = Map.copyOf(camel);
    this.warehouse = Sections.warehouse(effective);
    this.sftp = sftp;
    this.api = api;
    this.routeProperties = Sections.routeProperties(effective);
  }

  /**
   * Reads and checks everything, and tells all faults at once.
   *
   * @param sets the {@code --set} options, by full key
   * @param environment all variables of the process
   */
  public static SettingsReading read(
      Home home, Map<String, String> sets, Map<String, String> environment) {
    return read(home, sets, environment, false);
  }

  /** The same for a check where secrets are not: they count as given, and are not looked at. */
  public static SettingsReading readWithoutSecrets(
      Home home, Map<String, String> sets, Map<String, String> environment) {
    return read(home, sets, environment, true);
  }

  private static SettingsReading read(
      Home home, Map<String, String> sets, Map<String, String> environment, boolean offline) {
    Findings findings = new Findings();
    SortedMap<String, Sources.RawValue> given = Sources.merge(home, sets, environment, findings);
    Placeholders placeholders = new Placeholders(home, environment);
    SettingsCheck check = new SettingsCheck(home, placeholders, findings, offline);
    given.forEach(check::check);
    // Camel reads its variables by itself.
    environment.keySet().stream()
        .filter(name -> name.toUpperCase(Locale.ROOT).startsWith("CAMEL"))
        .map(CamelKeys::refused)
        .flatMap(Optional::stream)
        .forEach(findings::add);
    check.checkCombinations();
    List<Fault> faults = findings.faults();
    Settings settings = faults.isEmpty() ? check.settings() : null;
    return new SettingsReading(settings, faults, findings.warnings(), placeholders.files());
  }

  /**
   * As {@link #read}, for callers that show no warnings.
   *
   * @throws SettingsFault with all faults
   */
  public static Settings load(
      Home home, Map<String, String> sets, Map<String, String> environment) {
    SettingsReading reading = read(home, sets, environment);
    if (!reading.faults().isEmpty()) {
      throw new SettingsFault(reading.faults());
    }
    return reading.settings();
  }

  /** The same settings with another receiver: a rehearsal's. */
  public Settings withSftp(Sftp standIn) {
    return new Settings(effective, camel, standIn, api);
  }

  /** As {@link #withSftp}, for the API. */
  public Settings withApi(Api standIn) {
    return new Settings(effective, camel, sftp, standIn);
  }

  /**
   * The same settings with a state of its own, wherever the home keeps its ledger and its key: for
   * looks and rehearsals that must leave no trace, and alert nobody.
   */
  public Settings apart(Home apart) {
    Map<String, String> texts = new HashMap<>(effective.texts());
    texts.remove(Catalogue.LEDGER_URL.key());
    texts.remove(Catalogue.KEY_FILE.key());
    texts.keySet().removeIf(Sections::isAlertAddress);
    return new Settings(new ResolvedSettings(apart, texts), camel, sftp, api);
  }

  /** These settings with the values that may change while a process runs taken from others. */
  public Settings withLive(Settings others) {
    return new Settings(effective.withLive(others.effective), camel, sftp, api);
  }

  /** The keys whose other value would hold from the next run on. */
  public List<String> changedLive(Settings others) {
    return effective.changed(others.effective, true);
  }

  /** True if a change of that key holds before the next run: it is about who may ask. */
  public static boolean isHeldAtOnce(String key) {
    return ConsoleKeys.TOKEN.member(key).isPresent()
        || key.endsWith(".visibleTo")
        || key.endsWith(".mayAct");
  }

  /** The keys whose other value holds only in a process that starts with it. */
  public List<String> changedLasting(Settings others) {
    Set<String> changed = new TreeSet<>(effective.changed(others.effective, false));
    Stream.of(camel, others.camel)
        .flatMap(one -> one.keySet().stream())
        .filter(key -> !Objects.equals(camel.get(key), others.camel.get(key)))
        .forEach(changed::add);
    return List.copyOf(changed);
  }

  /** The pause between two tries, where a pipeline sets no other. */
  public Duration retryEvery() {
    return effective.get(Catalogue.RETRY_EVERY);
  }

  /** The zone of business dates, where a pipeline sets no other. */
  public ZoneId zone() {
    return effective.get(Catalogue.ZONE);
  }

  /** Null where not set. */
  public String clientDomain() {
    return effective.get(Catalogue.CLIENT_DOMAIN);
  }

  public WarehouseSettings warehouse() {
    return warehouse;
  }

  public Sftp sftp() {
    return sftp;
  }

  public Api api() {
    return api;
  }

  public Subscribers subscribers() {
    return Sections.subscribers(effective);
  }

  /** The way in which a file gets its final name. */
  public Sftp.Publish publish() {
    return effective.get(Catalogue.SFTP_PUBLISH);
  }

  /** Null where files are not encrypted. */
  public PackingSettings.Pgp pgp() {
    return Sections.pgp(effective);
  }

  /** The alerts about no pipeline. */
  public Alerts alerts() {
    return Sections.alerts(effective);
  }

  /** True if an alert of any pipeline may go anywhere. */
  public boolean hasAlertAddress() {
    return effective.texts().keySet().stream().anyMatch(Sections::isAlertAddress);
  }

  /** The alerts about a pipeline of that name. */
  public Alerts alerts(String pipeline) {
    return Sections.alerts(effective, pipeline);
  }

  public Console console() {
    return Sections.console(effective);
  }

  /** Who sees a pipeline of that name on the console, and acts on it. */
  public PipelineAudience audience(String pipeline) {
    return Sections.audience(effective, pipeline);
  }

  /** 10 or 11. */
  public int phoneDigits() {
    return effective.get(Catalogue.PHONE_DIGITS);
  }

  public int maxRowsPerFile() {
    return effective.get(Catalogue.MAX_ROWS_PER_FILE);
  }

  /** JDBC; a SQLite file is absolute, and under the home's state where written {@code var/…}. */
  public String ledgerUrl() {
    return effective.get(Catalogue.LEDGER_URL);
  }

  /** Absolute, and under the home's state where written {@code var/…}. */
  public Path keyFile() {
    return effective.get(Catalogue.KEY_FILE);
  }

  public boolean keepRejectedValues() {
    return effective.get(Catalogue.REJECTED_KEEP_VALUES);
  }

  public int retentionDays() {
    return effective.get(Catalogue.RETENTION_DAYS);
  }

  public LogSettings log() {
    return new LogSettings(effective.get(Catalogue.LOG_FORMAT), retentionDays());
  }

  /** The settings as they hold for a pipeline of that name, whether or not it exists yet. */
  public PipelineSettings pipeline(String name) {
    return pipelines.computeIfAbsent(name, one -> Sections.pipeline(effective, one));
  }

  /** The key that pauses a pipeline of that name; null where none does. */
  public String disabledBy(String name) {
    return pipeline(name).enabled() ? null : effective.keyInForce(name, Catalogue.ENABLED);
  }

  /** The keys of Camel Main, as written: Camel fills its own placeholders. */
  public Map<String, String> camel() {
    return camel;
  }

  /** The values that routes may use as {@code {{courier.…}}}: the global ones, except secrets. */
  public Map<String, String> routeProperties() {
    return routeProperties;
  }

  /** The faults that stop a command that delivers files; empty if there are none. */
  public List<Fault> faultsForDelivery() {
    return RequiredSettings.faults(this);
  }

  /** The faults that stop a run of that pipeline to that destination; empty if there are none. */
  public List<Fault> faultsForDelivery(Destination destination, String pipeline) {
    return RequiredSettings.faults(this, destination, pipeline);
  }

  /** The faults that stop a query, or the names of its files. */
  public List<Fault> faultsForQuery() {
    return RequiredSettings.queryFaults(this).toList();
  }

  /** The faults that stop a plan of that pipeline to that destination, which sends nothing. */
  public List<Fault> faultsForQuery(Destination destination, String pipeline) {
    return RequiredSettings.queryFaults(this, destination, pipeline).toList();
  }

  /** The faults that stop a login at the SFTP server. */
  public List<Fault> faultsForSftp() {
    return RequiredSettings.sftpFaults(sftp).toList();
  }
}
