package io.attentivecourier.settings;

import io.attentivecourier.home.WrittenText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** {@code application.properties}: the syntax of {@link Properties}, in UTF-8. */
final class PropertiesFile {
  static final String NAME = "application.properties";

  private PropertiesFile() {}

  /** Empty where there is no file. */
  static Map<String, String> read(Path file, Findings findings) {
    Map<String, String> values = new TreeMap<>();
    try {
      load(WrittenText.read(file), values, findings);
    } catch (NoSuchFileException absent) {
      return values;
    } catch (WrittenText.NotUtf8 foreign) {
      findings.fault(NAME, foreign.getMessage(), foreign.fix());
    } catch (IOException closed) {
      findings.fault(NAME, "cannot be read", "let this user read it");
    } catch (IllegalArgumentException malformed) {
      // Told with its line, beside the other escapes.
      return values;
    }
    return values;
  }

  /** The line of each key; empty where the file cannot be read, which its reader tells. */
  static Map<String, Integer> lines(Path file) {
    try {
      Escapes entries = new Escapes(WrittenText.read(file), new Findings());
      entries.check();
      return entries.lines();
    } catch (IOException unread) {
      return Map.of();
    }
  }

  private static void load(String text, Map<String, String> values, Findings findings)
      throws IOException {
    Set<String> unfit = new Escapes(text, findings).check();
    Properties lines = new Twice(findings);
    lines.load(new StringReader(text));
    lines.stringPropertyNames().stream()
        .filter(key -> !unfit.contains(key))
        .forEach(key -> values.put(key, lines.getProperty(key)));
  }

  /** Properties take the last of two lines and say nothing. */
  private static final class Twice extends Properties {
    private final transient Findings findings;

    Twice(Findings findings) {
      this.findings = findings;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      Object earlier = super.put(key, value);
      if (earlier != null) {
        findings.warn(NAME + " sets " + key + " twice: the last one counts");
      }
      return earlier;
    }
  }
}
