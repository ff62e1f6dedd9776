package io.attentivecourier.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that belong together, as one value each. */
final class Sections {
  private static final Secret NONE = new Secret("");

  private Sections() {}

  static WarehouseSettings warehouse(ResolvedSettings effective) {
    return new WarehouseSettings(
        effective.get(Catalogue.WAREHOUSE_URL),
        effective.get(Catalogue.WAREHOUSE_USERNAME),
        secret(effective, Catalogue.WAREHOUSE_PASSWORD),
        effective.get(Catalogue.WAREHOUSE_FETCH_SIZE),
        effective.get(Catalogue.WAREHOUSE_TIMEOUT),
        effective.family(Catalogue.WAREHOUSE_HIKARI),
        new WarehouseSettings.DuckDb(
            effective.get(Catalogue.DUCKDB_FOLDERS),
            Optional.ofNullable(effective.get(Catalogue.DUCKDB_ALLOW)).orElse(Set.of())));
  }

  static Sftp sftp(ResolvedSettings effective) {
    return new Sftp(
        effective.get(Catalogue.SFTP_HOST),
        effective.get(Catalogue.SFTP_PORT),
        effective.get(Catalogue.SFTP_USERNAME),
        secret(effective, Catalogue.SFTP_PASSWORD),
        effective.get(Catalogue.SFTP_PRIVATE_KEY_FILE),
        secret(effective, Catalogue.SFTP_PRIVATE_KEY_PASSPHRASE),
        effective.get(Catalogue.SFTP_KNOWN_HOSTS_FILE),
        effective.get(Catalogue.SFTP_DIRECTORY),
        effective.get(Catalogue.SFTP_MIN_RATE),
        effective.get(Catalogue.SFTP_SIZES));
  }

  static Api api(ResolvedSettings effective) {
    return new Api(
        effective.get(ApiKeys.API_URL),
        secret(effective, ApiKeys.API_KEY),
        effective.get(ApiKeys.API_USERS_PER_REQUEST),
        effective.get(ApiKeys.API_REQUESTS_PER_SECOND),
        effective.get(ApiKeys.API_IN_FLIGHT),
        effective.get(ApiKeys.API_RECEIPTS),
        effective.get(ApiKeys.API_CONFIRM_WITHIN),
        effective.get(ApiKeys.API_CONFIRM_EVERY));
  }

  static Subscribers subscribers(ResolvedSettings effective) {
    return new Subscribers(
        effective.get(ApiKeys.SIGN_UP_SOURCE_ID),
        effective.get(ApiKeys.SUBSCRIBER_LOCALE),
        effective.get(ApiKeys.SUBSCRIPTION_TYPE));
  }

  static Console console(ResolvedSettings effective) {
    return new Console(
        effective.get(ConsoleKeys.HOST),
        effective.get(ConsoleKeys.PORT),
        effective.get(ConsoleKeys.HOSTS),
        effective.get(ConsoleKeys.URL),
        effective.get(ConsoleKeys.VIEWERS),
        tokens(effective),
        proxy(effective));
  }

  private static List<Console.NamedToken> tokens(ResolvedSettings effective) {
    List<Console.NamedToken> tokens = new ArrayList<>();
    effective
        .members(ConsoleKeys.TOKEN)
        .forEach(
            (name, login) ->
                tokens.add(new Console.NamedToken(name, login.role(), login.secret())));
    return tokens;
  }

  /** Null without the header, which turns it on. */
  private static Console.Proxy proxy(ResolvedSettings effective) {
    String header = effective.get(ConsoleKeys.PROXY_HEADER);
    return header == null
        ? null
        : new Console.Proxy(
            header,
            effective.get(ConsoleKeys.PROXY_ADDRESSES),
            secret(effective, ConsoleKeys.PROXY_SECRET),
            effective.get(ConsoleKeys.PROXY_ROLES));
  }

  static PipelineAudience audience(ResolvedSettings effective, String name) {
    return new PipelineAudience(
        effective.get(name, ConsoleKeys.VISIBLE_TO), effective.get(name, ConsoleKeys.MAY_ACT));
  }

  static PipelineSettings pipeline(ResolvedSettings effective, String name) {
    return new PipelineSettings(
        effective.get(name, Catalogue.ENABLED),
        effective.get(name, Catalogue.IDENTIFIER),
        effective.get(name, Catalogue.WAREHOUSE_READER),
        effective.get(name, Catalogue.ZONE),
        columns(effective, name),
        effective.get(name, Catalogue.SEGMENT_NAME),
        effective.get(name, Catalogue.PHONE_CHECK),
        packing(effective, name),
        guards(effective, name),
        effective.get(name, GuardKeys.VANISHED),
        effective.get(name, GuardKeys.ON_EMPTY),
        effective.get(name, GuardKeys.FRESHNESS_QUERY),
        effective.get(name, Catalogue.RETRY_EVERY),
        effective.get(name, Catalogue.RETRY_UNTIL),
        effective.get(name, Catalogue.DEADLINE),
        new AttributeTexts.AttributeContract(effective.texts()).of(effective, name));
  }

  private static PackingSettings packing(ResolvedSettings effective, String name) {
    return new PackingSettings(
        effective.get(name, Catalogue.FILES),
        effective.get(name, Catalogue.OVERSIZE),
        effective.get(name, Catalogue.COMPRESSION));
  }

  private static GuardLimits guards(ResolvedSettings effective, String name) {
    return new GuardLimits(
        effective.get(name, GuardKeys.GUARD_MIN_ROWS),
        effective.get(name, GuardKeys.GUARD_MAX_DROP_PERCENT),
        effective.get(name, GuardKeys.GUARD_MAX_DROP_ROWS),
        effective.get(name, GuardKeys.GUARD_MAX_GROWTH_PERCENT),
        effective.get(name, GuardKeys.GUARD_MAX_GROWTH_ROWS),
        effective.get(name, GuardKeys.GUARD_MAX_REMOVED_PERCENT),
        effective.get(name, GuardKeys.GUARD_MAX_REJECTED_PERCENT),
        effective.get(name, GuardKeys.GUARD_MAX_CHANGED_PERCENT));
  }

  static PackingSettings.Pgp pgp(ResolvedSettings effective) {
    Path file = effective.get(Catalogue.PGP_PUBLIC_KEY_FILE);
    return file == null
        ? null
        : new PackingSettings.Pgp(file, effective.get(Catalogue.PGP_FINGERPRINT));
  }

  /** True for the full key of an address that alerts go to, of all pipelines or of one. */
  static boolean isAlertAddress(String full) {
    SettingKey<?> key = KnownKeys.find(full);
    return key == Catalogue.ALERT_WEBHOOK || key == Catalogue.ALERT_MAIL;
  }

  /** Those of messages about no pipeline. */
  static Alerts alerts(ResolvedSettings effective) {
    return new Alerts(
        secret(effective, Catalogue.ALERT_WEBHOOK),
        secret(effective, Catalogue.ALERT_SECRET),
        effective.get(Catalogue.ALERT_MAIL),
        effective.get(Catalogue.ALERT_ON),
        null,
        effective.get(ConsoleKeys.URL));
  }

  static Alerts alerts(ResolvedSettings effective, String name) {
    return new Alerts(
        Optional.ofNullable(effective.get(name, Catalogue.ALERT_WEBHOOK)).orElse(NONE),
        secret(effective, Catalogue.ALERT_SECRET),
        effective.get(Catalogue.ALERT_MAIL),
        effective.get(name, Catalogue.ALERT_ON),
        effective.get(name, Catalogue.OWNER),
        effective.get(ConsoleKeys.URL));
  }

  /** Without what has braces of its own: Camel would look for a property of that name. */
  static Map<String, String> routeProperties(ResolvedSettings effective) {
    return Catalogue.all().stream()
        .filter(key -> !key.isOfColumns())
        .filter(key -> !key.isSecret() && !effective.forRoutes(key).isEmpty())
        .filter(key -> !effective.forRoutes(key).contains("{{"))
        .collect(Collectors.toUnmodifiableMap(SettingKey::key, effective::forRoutes));
  }

  private static PipelineSettings.QueryColumns columns(ResolvedSettings effective, String name) {
    String kind = effective.get(name, Catalogue.IDENTIFIER).id();
    return new PipelineSettings.QueryColumns(
        Optional.ofNullable(effective.get(name, Catalogue.COLUMN_IDENTIFIER)).orElse(kind),
        effective.get(name, Catalogue.COLUMN_SEGMENT),
        effective.get(name, Catalogue.COLUMN_CAMPAIGN),
        effective.get(name, Catalogue.COLUMN_GROUP),
        effective.get(name, Catalogue.COLUMN_CONSENT),
        ignored(effective, name),
        effective.get(name, Catalogue.REJECTED_KEY));
  }

  /** The key of rejected rows is of no use to a destination, unless it uses that column anyway. */
  private static Set<String> ignored(ResolvedSettings effective, String name) {
    Set<String> ignored = new TreeSet<>();
    ignored.addAll(
        Optional.ofNullable(effective.get(name, Catalogue.COLUMN_IGNORE)).orElse(Set.of()));
    String key = effective.get(name, Catalogue.REJECTED_KEY);
    if (key != null && !isUsed(key, effective, name)) {
      ignored.add(key.toLowerCase(Locale.ROOT));
    }
    return ignored;
  }

  private static boolean isUsed(String column, ResolvedSettings effective, String name) {
    String kind = effective.get(name, Catalogue.IDENTIFIER).id();
    return Stream.of(
                Optional.ofNullable(effective.get(name, Catalogue.COLUMN_IDENTIFIER)).orElse(kind),
                effective.get(name, Catalogue.COLUMN_SEGMENT),
                effective.get(name, Catalogue.COLUMN_CAMPAIGN),
                effective.get(name, Catalogue.COLUMN_GROUP),
                effective.get(name, Catalogue.COLUMN_CONSENT))
            .anyMatch(column::equalsIgnoreCase)
        || new AttributeTexts.AttributeContract(effective.texts())
            .of(effective, name).declared().stream()
                .anyMatch(attribute -> attribute.column().equalsIgnoreCase(column));
  }

  private static Secret secret(ResolvedSettings effective, SettingKey<Secret> key) {
    return Optional.ofNullable(effective.get(key)).orElse(NONE);
  }
}
