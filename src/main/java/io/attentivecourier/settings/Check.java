package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.Map;
import java.util.TreeMap;

/** Looks at every key that was given, and keeps the texts of those that are good. */
final class Check {
  private static final String CAMEL = "camel.";

  private final Home home;
  private final Placeholders placeholders;
  private final Findings findings;
  private final OpenToOthers open;
  private final boolean offline;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> camel = new TreeMap<>();

  /**
   * @param offline whether secrets, and what else is not here, are taken as good
   */
  Check(Home home, Placeholders placeholders, Findings findings, boolean offline) {
    this.home = home;
    this.placeholders = placeholders;
    this.findings = findings;
    this.open = new OpenToOthers(home, findings);
    this.offline = offline;
  }

  void look(String full, Given given) {
    if (full.startsWith(SettingKey.ROOT)) {
      courier(full, given);
    } else if (full.startsWith(CAMEL)) {
      camel(full, given);
    } else {
      stray(full, given.source());
    }
  }

  private void camel(String full, Given given) {
    CamelKeys.refused(full).ifPresentOrElse(findings::add, () -> camel.put(full, given.text()));
  }

  /** After all keys have been looked at one by one. */
  void lookTogether() {
    new Together(home, texts, findings).look();
    open.look();
  }

  Settings settings() {
    return new Settings(new Effective(home, texts), camel);
  }

  private void courier(String full, Given given) {
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
  private String filled(SettingKey<?> key, String full, Given given) {
    String text = Legible.require(full, placed(key, full, legible(full, given)));
    return key.secret() ? text : text.strip();
  }

  private String placed(SettingKey<?> key, String full, String text) {
    if (!offline || !Placeholders.in(text)) {
      return placeholders.fill(full, text);
    }
    try {
      return key.secret() ? StandIn.of(key, home) : placeholders.fill(full, text);
    } catch (SettingsFault elsewhere) {
      return StandIn.of(key, home);
    }
  }

  private static String legible(String full, Given given) {
    return given.source().equals(Environment.SOURCE)
        ? Legible.ofEnvironment(full, given.text())
        : given.text();
  }

  private String fitting(SettingKey<?> key, String full, Given given, String text) {
    try {
      key.form().read(text, home);
      return text;
    } catch (IllegalArgumentException unfit) {
      if (offline && key == Catalogue.SFTP_PRIVATE_KEY_FILE) {
        return StandIn.of(key, home);
      }
      throw unfit instanceof Unfit known && !hidden(key, given)
          ? new SettingsFault(full, known.getMessage(), known.mend())
          : unexpected(key, full, given);
    }
  }

  private static SettingsFault unexpected(SettingKey<?> key, String full, Given given) {
    String expected = key.form().expected();
    return new SettingsFault(
        full,
        shown(key, given) + " is not " + expected,
        "set it to " + expected + " (it comes from " + given.source() + ")");
  }

  private static String shown(SettingKey<?> key, Given given) {
    return hidden(key, given) ? "its value" : given.text().strip().replaceAll("\\p{Cntrl}", "?");
  }

  /** What came through a placeholder is not shown: a secret may stand under a wrong key. */
  private static boolean hidden(SettingKey<?> key, Given given) {
    return key.secret() || Placeholders.in(given.text());
  }

  private void stray(String full, String source) {
    findings.warn(
        "%s in %s does nothing: it is neither courier.* nor camel.*%s"
            .formatted(
                full,
                source,
                Nearest.close(full, KnownKeys.spellings())
                    .map(near -> "; the nearest is " + near)
                    .orElse("")));
  }
}
