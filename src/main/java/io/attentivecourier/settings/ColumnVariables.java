package io.attentivecourier.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The way back from a variable to a key of the attribute contract. Its column is read in lower case
 * and with {@code _}: columns are matched without case, and few warehouses have dashes in them.
 */
final class ColumnVariables {
  private static final Pattern FORM =
      Pattern.compile("COURIER(?:_PIPELINE_([A-Z0-9_]{1,40}?))?_ATTRIBUTES_([A-Z0-9_]+)");

  private ColumnVariables() {}

  static Stream<String> keys(String variable) {
    Matcher form = FORM.matcher(variable);
    return form.matches()
        ? Catalogue.all().stream()
            .filter(SettingKey::isOfColumns)
            .flatMap(setting -> key(setting, form.group(1), form.group(2)).stream())
        : Stream.empty();
  }

  private static Optional<String> key(SettingKey<?> setting, String pipeline, String rest) {
    String tail = "_" + VariableName.of(setting.key().replaceFirst(".*\\.", ""));
    if (!rest.endsWith(tail) || rest.length() == tail.length()) {
      return Optional.empty();
    }
    String column = lower(rest.substring(0, rest.length() - tail.length()));
    String key = pipeline == null ? setting.key() : setting.of(lower(pipeline).replace('_', '-'));
    return Optional.of(key.replace(SettingKey.COLUMN, column));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
