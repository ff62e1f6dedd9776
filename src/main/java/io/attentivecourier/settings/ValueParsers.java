package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms that values take. Each is strict: a value that is guessed at may send a wrong list. */
final class ValueParsers {
  static final ValueParser<String> TEXT = matching("text in one line", "\\P{Cntrl}+");
  static final ValueParser<Secret> SECRET = form("a secret", Secret::new);
  static final ValueParser<Boolean> FLAG =
      matching("true or false", "true|false", Boolean::valueOf);
  static final ValueParser<Integer> PORT = between(1, 65_535);
  static final ValueParser<Integer> PHONE_DIGITS = matching("10 or 11", "10|11", Integer::valueOf);
  static final ValueParser<Set<String>> NAMES =
      form("names, with commas between", ValueParsers::names);

  /** It becomes a part of file names, where {@code _} parts the fields. */
  static final ValueParser<String> CLIENT_DOMAIN =
      matching("1 to 63 letters, digits and dashes", "[A-Za-z0-9][A-Za-z0-9-]{0,62}");

  /** A name, an IPv4 or an IPv6 address: one colon would be a port, which has its own key. */
  static final ValueParser<String> HOST =
      matching(
          "a host name or address, without scheme and port",
          "[A-Za-z0-9._-]+|(?=.*:.*:)[0-9A-Fa-f:.]+");

  static final ValueParser<Duration> DURATION =
      matching("a time such as 90s, 30m or 4h", "0*[1-9]\\d{0,5}[smh]", ValueParsers::duration);

  /** Names only: {@link ZoneId#of} takes offsets too, and those know no summer time. */
  static final ValueParser<ZoneId> ZONE =
      form("an IANA time zone such as America/New_York", ValueParsers::zone);

  static final ValueParser<LocalTime> LOCAL_TIME =
      matching("a time of day such as 11:30", "([01]\\d|2[0-3]):[0-5]\\d", LocalTime::parse);

  /** A decimal, kept exact: a guard must not hold or pass a list by a rounding. */
  static final ValueParser<BigDecimal> PERCENT =
      matching("a percentage such as 50 or 0.5", "\\d{1,9}(\\.\\d{1,9})?", BigDecimal::new);

  static final ValueParser<NameTemplate> NAME_TEMPLATE =
      form("a template such as {{ campaign_name }}_{{ group_name }}", NameTemplate::parse);

  /** Programs print it in groups of four. */
  static final ValueParser<String> FINGERPRINT =
      form("a fingerprint of 40 or 64 hex digits", ValueParsers::fingerprint);

  static final ValueParser<Secret> WEB_ADDRESS =
      matching("an http or https URL", "https?://[^\\s/]+\\S*", Secret::new);

  static final ValueParser<MailAccount> MAIL_ACCOUNT =
      form(MailAccount.FORM + " with %40 for an @ in USER or PASS", MailAccount::parse);

  static final ValueParser<Path> PATH =
      new ValueParser<>("a path", (text, home) -> home.resolve(text));
  static final ValueParser<Path> STATE_PATH = new ValueParser<>("a path", StatePath::of);
  static final ValueParser<List<Path>> DATA_FOLDERS =
      new ValueParser<>(
          "folders, with commas between, that neither hold nor lie in var/, lib/, drivers/, routes/"
              + " or the settings",
          DataFolders::of);
  static final ValueParser<Path> READABLE =
      new ValueParser<>("a file that can be read", ValueParsers::readable);
  static final ValueParser<String> JDBC =
      new ValueParser<>("a JDBC URL, which starts with jdbc:", StatePath::inUrl);

  private ValueParsers() {}

  static ValueParser<Integer> atLeast(int least) {
    return whole("a whole number of at least " + least, least, Integer.MAX_VALUE);
  }

  static ValueParser<Integer> between(int least, int most) {
    return whole("a whole number from " + least + " to " + most, least, most);
  }

  private static ValueParser<Integer> whole(String expected, int least, int most) {
    return matching(expected, "\\d{1,10}", text -> within(least, most, Integer.parseInt(text)));
  }

  static <E extends Enum<E>> ValueParser<E> choice(Class<E> type) {
    String words =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("|"));
    return matching(
        words.replace("|", " or "),
        words,
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  /** Some of the type's constants, with commas between. */
  static <E extends Enum<E>> ValueParser<Set<E>> choices(Class<E> type) {
    ValueParser<E> one = choice(type);
    return new ValueParser<>(
        "one or more of " + one.expected().replace(" or ", ", "),
        (text, home) ->
            names(text).stream()
                .map(name -> one.parse(name, home))
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static ValueParser<String> matching(String expected, String regex) {
    return matching(expected, regex, text -> text);
  }

  private static <T> ValueParser<T> matching(
      String expected, String regex, Function<String, T> made) {
    return form(expected, text -> made.apply(fit(text.matches(regex), text)));
  }

  private static <T> ValueParser<T> form(String expected, Function<String, T> made) {
    return new ValueParser<>(expected, (text, home) -> made.apply(text));
  }

  static <T> T fit(boolean fits, T value) {
    if (!fits) {
      throw new IllegalArgumentException("not as expected");
    }
    return value;
  }

  private static int within(int least, int most, int number) {
    return fit(least <= number && number <= most, number);
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }

  private static ZoneId zone(String text) {
    return ZoneId.of(fit(ZoneId.getAvailableZoneIds().contains(text), text));
  }

  private static String fingerprint(String text) {
    String bare = text.replace(" ", "").toUpperCase(Locale.ROOT);
    return fit(bare.matches("[0-9A-F]{40}|[0-9A-F]{64}"), bare);
  }

  private static Set<String> names(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Path readable(String text, Home home) {
    Path file = home.resolve(text);
    return fit(Files.isRegularFile(file) && Files.isReadable(file), file);
  }

  /**
   * Paths that may lie in the state: {@code var/} is the home's state wherever that is, so that a
   * rehearsal of a user's root never opens the user's ledger. Other relative paths are the root's.
   */
  private static final class StatePath {
    private static final String STATE = "var/";

    /** A database in a file: no URI, no database in memory (both hold a colon), no empty path. */
    private static final Pattern FILE_URL =
        Pattern.compile("(jdbc:(?:sqlite|duckdb):)([^:?;]+)(.*)");

    private StatePath() {}

    static Path of(String text, Home home) {
      return text.startsWith(STATE)
          ? home.state().resolve(text.substring(STATE.length())).normalize()
          : home.resolve(text);
    }

    /** The URL with its file made absolute: the process may have been started anywhere. */
    static String inUrl(String url, Home home) {
      Matcher file = FILE_URL.matcher(ValueParsers.fit(url.matches("jdbc:\\P{Cntrl}+"), url));
      return file.matches() && !file.group(3).startsWith(":")
          ? file.group(1) + of(file.group(2), home) + file.group(3)
          : url;
    }
  }
}
