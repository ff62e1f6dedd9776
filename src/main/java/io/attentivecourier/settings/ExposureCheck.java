package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.HomeModes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells what other users of this machine may change or read: files of the home, and secrets. */
final class ExposureCheck {
  private static final Pattern WITH_PASSWORD =
      Pattern.compile("(?i)(passw(or)?d|pwd|token|secret|private_?key)=|//[^/@\\s]+:[^/@\\s]+@");

  private final Home home;
  private final Findings findings;
  private final Set<String> inTheFile = new TreeSet<>();

  ExposureCheck(Home home, Findings findings) {
    this.home = home;
    this.findings = findings;
  }

  /** Notes a key whose value is a secret as it stands, and not a reference to one. */
  void note(SettingKey<?> key, String full, Sources.RawValue given) {
    if (isSecret(key, given.text())) {
      if (given.source().equals(PropertiesFile.NAME)) {
        inTheFile.add(full);
      } else if (given.source().equals(Sources.COMMAND_LINE)) {
        findings.warn(
            full
                + " stands on the command line, where every user of this machine can read it: use"
                + " {{env:NAME}} or {{file:PATH}}");
      }
    }
  }

  /** An address is one only with a password in it. */
  private static boolean isSecret(SettingKey<?> key, String text) {
    boolean given = key.isSecret() && !text.isBlank() && !Placeholders.in(text);
    return given && (key.parser() != ValueParsers.JDBC || WITH_PASSWORD.matcher(text).find());
  }

  /** After all keys have been noted. */
  void check() {
    try {
      HomeModes.look(home).forEach(this::report);
      if (!inTheFile.isEmpty() && HomeModes.isReadByOthers(home.settings())) {
        findings.warn(
            "%s can be read by every user of this machine, and holds %s: chmod 600 %s"
                .formatted(PropertiesFile.NAME, String.join(", ", inTheFile), PropertiesFile.NAME));
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void report(HomeModes.OpenPath found) {
    if (found.isFault()) {
      findings.fault(
          found.path(), found.fault() + ": whoever may change it can send any list", found.fix());
    } else {
      findings.warn(found.path() + " " + found.fault() + ": " + found.fix());
    }
  }
}
