package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks at every key that was given, and keeps the texts of those that are good. */
final class SettingsCheck {
  private static final String CAMEL = "camel.";

  private final Home home;
  private final Placeholders placeholders;
  private final Findings findings;
  private final ExposureCheck open;
  private final boolean offline;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, Object> values = new TreeMap<>();
  private final Map<String, String> camel = new TreeMap<>();

  /**
   * @param offline whether secrets, and what else is not here, are taken as good
   */
  SettingsCheck(Home home, Placeholders placeholders, Findings findings, boolean offline) {
    this.home = home;
    this.placeholders = placeholders;
    this.findings = findings;
    this.open = new ExposureCheck(home, findings);
    this.offline = offline;
  }

  void check(String full, Sources.RawValue given) {
    if (full.startsWith(SettingKey.ROOT)) {
      courier(full, given);
    } else if (full.startsWith(CAMEL)) {
      camel(full, given);
    } else {
      warnOfStray(full, given.source());
    }
  }

  private void camel(String full, Sources.RawValue given) {
    CamelKeys.refused(full).ifPresentOrElse(findings::add, () -> camel.put(full, given.text()));
  }

  /** After all keys have been looked at one by one. */
  void checkCombinations() {
    new CombinationCheck(home, texts, findings).check();
    open.check();
  }

  Settings settings() {
    return new Settings(new ResolvedSettings(home, texts, values), camel);
  }

  private void courier(String full, Sources.RawValue given) {
    try {
      SettingKey<?> key = KnownKeys.find(full);
      open.note(key, full, given);
      String text = filled(key, full, given);
      if (!text.isBlank()) {
        texts.put(full, fitting(key, full, given, text));
      }
    } catch (SettingsFault fault) {
      findings.add(fault);
    }
  }

  /** Blanks at the end of a line are kept by the file's syntax; only a secret may mean them. */
  private String filled(SettingKey<?> key, String full, Sources.RawValue given) {
    String text = Placeholders.CharsetCheck.require(full, placed(key, full, legible(full, given)));
    return key.isSecret() ? text : text.strip();
  }

  private String placed(SettingKey<?> key, String full, String text) {
    if (!offline || !Placeholders.in(text)) {
      return placeholders.fill(full, text);
    }
    try {
      return key.isSecret() ? OfflineValue.of(key, full, home) : placeholders.fill(full, text);
    } catch (SettingsFault elsewhere) {
      return OfflineValue.of(key, full, home);
    }
  }

  private static String legible(String full, Sources.RawValue given) {
    return given.source().equals(Environment.SOURCE)
        ? Placeholders.CharsetCheck.ofEnvironment(full, given.text())
        : given.text();
  }

  private String fitting(SettingKey<?> key, String full, Sources.RawValue given, String text) {
    try {
      values.put(full, key.parser().parse(text, home));
      return text;
    } catch (IllegalArgumentException unfit) {
      if (offline && key == Catalogue.SFTP_PRIVATE_KEY_FILE) {
        return OfflineValue.of(key, full, home);
      }
      throw unfit instanceof ValueParser.InvalidValue known && !hidden(key, given)
          ? new SettingsFault(full, known.getMessage(), known.fix())
          : unexpected(key, full, given);
    }
  }

  private static SettingsFault unexpected(SettingKey<?> key, String full, Sources.RawValue given) {
    String expected = key.parser().expected();
    return new SettingsFault(
        full,
        shown(key, given) + " is not " + expected,
        "set it to " + expected + " (it comes from " + given.source() + ")");
  }

  private static String shown(SettingKey<?> key, Sources.RawValue given) {
    return hidden(key, given) ? "its value" : given.text().strip().replaceAll("\\p{Cntrl}", "?");
  }

  /**
   * True if the value must not be shown: it came through a placeholder, and a secret may stand
   * under a wrong key.
   */
  private static boolean hidden(SettingKey<?> key, Sources.RawValue given) {
    return key.isSecret() || Placeholders.in(given.text());
  }

  private void warnOfStray(String full, String source) {
    findings.warn(
        "%s in %s does nothing: it is neither courier.* nor camel.*%s"
            .formatted(
                full,
                source,
                Nearest.close(full, KnownKeys.spellings())
                    .map(near -> "; the nearest is " + near)
                    .orElse("")));
  }

  /** The value that an offline check takes in place of one that only the other machine knows. */
  private static final class OfflineValue {
    private static final String HEX = "0".repeat(40);

    private OfflineValue() {}

    /** A text of the key's form; empty where none is known, which counts as not set. */
    static String of(SettingKey<?> key, String full, Home home) {
      return key.key().contains("*")
          ? ""
          : texts(key, full, home).filter(text -> fits(key, text, home)).findFirst().orElse("");
    }

    private static Stream<String> texts(SettingKey<?> key, String full, Home home) {
      return Stream.of(
          key.fallback(),
          "unresolved",
          "jdbc:sqlite::memory:",
          "https://unresolved.invalid/",
          home.settings().toString(),
          HEX,
          "viewer:" + full,
          "1");
    }

    private static boolean fits(SettingKey<?> key, String text, Home home) {
      try {
        key.parser().parse(text, home);
        return !text.isEmpty();
      } catch (IllegalArgumentException unfit) {
        return false;
      }
    }
  }
}
