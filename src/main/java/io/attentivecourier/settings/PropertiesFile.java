package io.attentivecourier.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** {@code application.properties}: the syntax of {@link Properties}, in UTF-8. */
final class PropertiesFile {
  static final String NAME = "application.properties";

  /** Editors on Windows write one; it would make the first key an unknown one, and only warn. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PropertiesFile() {}

  /** Empty where there is no file. */
  static Map<String, String> read(Path file, Findings findings) {
    Map<String, String> values = new TreeMap<>();
    try {
      String text = Files.readString(file);
      load(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, values, findings);
    } catch (NoSuchFileException absent) {
      return values;
    } catch (CharacterCodingException foreign) {
      findings.fault(NAME, "is not UTF-8", "save it as UTF-8");
    } catch (IOException closed) {
      findings.fault(NAME, "cannot be read", "let this user read it");
    } catch (IllegalArgumentException malformed) {
      findings.fault(NAME, "holds a malformed \\u escape", "write a backslash as \\\\");
    }
    return values;
  }

  private static void load(String text, Map<String, String> values, Findings findings)
      throws IOException {
    Properties lines = new Twice(findings);
    lines.load(new StringReader(text));
    lines.stringPropertyNames().forEach(key -> values.put(key, lines.getProperty(key)));
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
