package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A setting with the value that holds, for people who ask.
 *
 * @param key its full key; of a family, or of one pipeline, only where it is given
 * @param value as it was written, a secret masked; null where there is none
 * @param source where the value comes from: {@code default}, a line of the file, a variable, or
 *     {@code --set}
 * @param fallback the default as the documents show it
 * @param perPipeline whether {@code courier.pipeline.NAME.KEY} may override it
 * @param live whether an edit holds in a running {@code serve} from the next run on
 */
public record SettingInForce(
    String key,
    String value,
    String source,
    String fallback,
    boolean perPipeline,
    boolean live,
    String meaning) {
  private static final String MASK = "****";

  /** Those of a home, in the order of the documents; faults in them are told elsewhere. */
  public static Stream<SettingInForce> all(
      Home home, Map<String, String> sets, Map<String, String> environment) {
    var given = Sources.merge(home, sets, environment, new Findings());
    Origins origins = new Origins(given, PropertiesFile.lines(home.settings()));
    return Stream.concat(
        Catalogue.all().stream()
            .flatMap(key -> origins.keys(key).map(full -> of(key, full, origins))),
        given.keySet().stream().filter(Origins::isCamels).map(full -> ofCamel(full, origins)));
  }

  private static SettingInForce of(SettingKey<?> key, String full, Origins origins) {
    Sources.RawValue raw = origins.value(full);
    String value = raw == null ? key.fallback() : Masked.of(key, raw.text().strip());
    return new SettingInForce(
        full,
        value.isEmpty() ? null : value,
        origins.of(full),
        key.shown(),
        key.isPerPipeline(),
        key.isLive(),
        key.meaning());
  }

  /** Camel's own may hold a secret under any name. */
  private static SettingInForce ofCamel(String full, Origins origins) {
    return new SettingInForce(
        full, MASK, origins.of(full), "", false, false, "Camel Main's own setting");
  }

  /** True if a pipeline may have its own, and this is not one. */
  public boolean isOverridable() {
    return perPipeline && !key.startsWith(SettingKey.PIPELINE);
  }

  /** True if a word of the user stands in its key or its meaning. */
  public boolean isAbout(String word) {
    String sought = word.toLowerCase(Locale.ROOT);
    return Stream.of(key, meaning).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(sought));
  }

  /** The sources of the values that were given. */
  private record Origins(SortedMap<String, Sources.RawValue> given, Map<String, Integer> lines) {
    private static final String CAMEL = "camel.";

    static boolean isCamels(String full) {
      return full.startsWith(CAMEL);
    }

    /** Null where none is given, or one without a value. */
    Sources.RawValue value(String full) {
      Sources.RawValue raw = given.get(full);
      return raw == null || raw.text().isBlank() ? null : raw;
    }

    /** The key itself where it is one, and what is given of its family and for pipelines. */
    Stream<String> keys(SettingKey<?> key) {
      boolean alone = key.names().isEmpty() && !key.isOfColumns() && !key.isOfNames();
      return Stream.concat(
          alone ? Stream.of(key.key()) : Stream.empty(),
          given.keySet().stream()
              .filter(full -> value(full) != null && !full.equals(key.key()) && isOf(key, full)));
    }

    private static boolean isOf(SettingKey<?> key, String full) {
      try {
        return full.startsWith(SettingKey.ROOT) && KnownKeys.find(full) == key;
      } catch (SettingsFault unknown) {
        return false;
      }
    }

    String of(String full) {
      Sources.RawValue raw = value(full);
      if (raw == null) {
        return "default";
      }
      return switch (raw.source()) {
        case PropertiesFile.NAME ->
            lines.containsKey(full) ? raw.source() + ":" + lines.get(full) : raw.source();
        case Environment.SOURCE -> Environment.VariableName.of(full);
        default -> raw.source();
      };
    }
  }

  /** A value without the secret in it. */
  private static final class Masked {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*\\w+:[^{}]*}}");
    private static final Pattern LOGIN = Pattern.compile("^(jdbc:\\w+:(?://)?).*@");
    private static final Pattern OPTIONS = Pattern.compile("[?;&#(].*");
    private static final Pattern KIND = Pattern.compile("^jdbc:\\w+:");

    private Masked() {}

    static String of(SettingKey<?> key, String text) {
      if (!key.isSecret() || REFERENCE.matcher(text).matches()) {
        return text;
      }
      if (key == ConsoleKeys.TOKEN) {
        return token(text);
      }
      return key.parser() == ValueParsers.JDBC ? address(text) : MASK;
    }

    /** The role of a token is none; what is no role may be the secret. */
    private static String token(String text) {
      String[] parts = text.split(":", 2);
      boolean isRole = parts.length == 2 && ConsoleRole.of(parts[0].strip()).isPresent();
      boolean isReference = isRole && REFERENCE.matcher(parts[1]).matches();
      return isRole ? parts[0].strip() + ":" + (isReference ? parts[1] : MASK) : MASK;
    }

    /** The login before the host, and the options, may hold one; a password may hold any sign. */
    private static String address(String url) {
      Matcher kind = KIND.matcher(url);
      boolean doubtful = OPTIONS.matcher(url.substring(0, url.lastIndexOf('@') + 1)).find();
      if (doubtful || !kind.lookingAt()) {
        return kind.lookingAt() ? kind.group() + MASK : MASK;
      }
      return OPTIONS.matcher(LOGIN.matcher(url).replaceFirst("$1" + MASK + "@")).replaceFirst(MASK);
    }
  }
}
