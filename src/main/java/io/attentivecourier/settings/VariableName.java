package io.attentivecourier.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of a setting's environment variable, and the way back. The case and the dots of a key
 * are lost in it, so that the way back tries every key. A pipeline's name has neither upper case
 * nor {@code _}, so that its own way back is exact.
 */
final class VariableName {
  private static final String PIPELINE = "COURIER_PIPELINE";

  private VariableName() {}

  static String of(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /**
   * Every full key that the variable can mean; the likeliest, with the shortest pipeline, first.
   */
  static List<String> keys(String variable) {
    return Stream.of(plain(variable), overrides(variable), ColumnVariables.keys(variable))
        .flatMap(keys -> keys)
        .toList();
  }

  private static Stream<String> plain(String variable) {
    return Catalogue.all().stream()
        .filter(setting -> !setting.isOfColumns())
        .flatMap(SettingKey::spellings)
        .filter(key -> of(key).equals(variable));
  }

  private static Stream<String> overrides(String variable) {
    return Catalogue.all().stream()
        .filter(setting -> setting.perPipeline() && !setting.isOfColumns())
        .flatMap(setting -> override(variable, setting).stream())
        .sorted(Comparator.comparingInt(key -> KnownKeys.pipeline(key).orElseThrow().length()));
  }

  private static Optional<String> override(String variable, SettingKey<?> setting) {
    String tail = of(setting.key()).substring("COURIER".length());
    String head = variable.endsWith(tail) ? without(variable, tail) : "";
    return head.matches(PIPELINE + "_[A-Z0-9_]{1,40}")
        ? Optional.of(setting.of(pipeline(head)))
        : Optional.empty();
  }

  private static String without(String variable, String tail) {
    return variable.substring(0, variable.length() - tail.length());
  }

  private static String pipeline(String head) {
    return head.substring(PIPELINE.length() + 1).toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
