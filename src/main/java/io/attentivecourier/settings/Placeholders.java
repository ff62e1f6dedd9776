package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.WrittenText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code {{env:NAME}}} and {@code {{file:path}}} in a value, filled once: what is filled in is not
 * looked at again. Braces without a colon stay: file name templates have them.
 */
final class Placeholders {
  /** Nothing in it is tried twice: 10,000 blanks without an end took minutes. */
  private static final Pattern FORM = Pattern.compile("\\{\\{\\s*+(\\w++):([^{}]*+)}}");

  /** Editors and mounted secrets end a file with any number of them, the secret with none. */
  private static final Pattern LINE_ENDS = Pattern.compile("(?<![\\r\\n])[\\r\\n]++\\z");

  private static final String NO_VARIABLE = "the environment has no variable ";
  private static final String UNREAD = " cannot be read";

  private final Home home;
  private final Map<String, String> variables;
  private final Set<Path> files = new TreeSet<>();

  Placeholders(Home home, Map<String, String> variables) {
    this.home = home;
    this.variables = variables;
  }

  /** The files that were read, or looked for. */
  Set<Path> files() {
    return Set.copyOf(files);
  }

  static boolean in(String text) {
    return FORM.matcher(text).find();
  }

  /** True if what the fault's placeholder names is not there. */
  static boolean isMissing(Fault fault) {
    return fault.fault().startsWith(NO_VARIABLE) || fault.fault().endsWith(UNREAD);
  }

  /**
   * @throws SettingsFault naming the key, where a variable or a file is missing
   */
  String fill(String key, String text) {
    return FORM.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(key, found)));
  }

  private String value(String key, MatchResult found) {
    String name = found.group(2).strip();
    return switch (found.group(1)) {
      case "env" -> env(key, name);
      case "file" -> file(key, name);
      default -> throw unknown(key, found.group(1));
    };
  }

  /** Left as it is, it would be taken for the value: a login with the text of a placeholder. */
  private static SettingsFault unknown(String key, String kind) {
    return new SettingsFault(
        key,
        "has a placeholder of an unknown kind, " + kind,
        "write {{env:NAME}} or {{file:path}}");
  }

  private String env(String key, String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new SettingsFault(key, NO_VARIABLE + name, "set the variable, or change the value");
    }
    return CharsetCheck.ofEnvironment(key, value);
  }

  private String file(String key, String path) {
    try {
      Path file = home.resolve(path);
      files.add(file);
      return LINE_ENDS.matcher(WrittenText.read(file)).replaceFirst("");
    } catch (WrittenText.NotUtf8 foreign) {
      throw new SettingsFault(key, "the file " + path + " " + foreign.getMessage(), foreign.fix());
    } catch (IOException | InvalidPathException missing) {
      throw new SettingsFault(
          key, "the file " + path + UNREAD, "mount the file, or change the value");
    }
  }

  /**
   * A value in which no character was lost on its way here. A password or a query with another
   * character in it is another one.
   */
  static final class CharsetCheck {
    private static final char LOST = '\uFFFD';
    private static final int ASCII = 127;

    private CharsetCheck() {}

    /**
     * @throws SettingsFault that names the key and never the value
     */
    static String require(String key, String text) {
      if (text.indexOf(LOST) >= 0) {
        throw new SettingsFault(
            key,
            "holds U+FFFD: a character was lost on its way here",
            "write the character anew, and save the file as UTF-8");
      }
      return text;
    }

    /** A variable, which the JVM reads in the locale's charset. */
    static String ofEnvironment(String key, String text) {
      Charset read = Charset.defaultCharset();
      boolean isUtf8 = read.equals(StandardCharsets.UTF_8) && text.indexOf(LOST) < 0;
      if (!isUtf8 && text.chars().anyMatch(letter -> letter > ASCII)) {
        throw new SettingsFault(
            key,
            "comes from the environment, and cannot be read in the charset of this locale, " + read,
            "set LC_ALL=C.UTF-8 and give the variable in UTF-8, or set the key in a file");
      }
      return text;
    }
  }
}
