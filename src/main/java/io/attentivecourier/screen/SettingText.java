package io.attentivecourier.screen;

import io.attentivecourier.settings.SettingInForce;
import java.util.Optional;

/** A setting as an operator reads it. */
public final class SettingText {
  private static final String NONE = "–";

  private SettingText() {}

  /** Its key, with a star where a pipeline may have its own. */
  public static String name(SettingInForce setting) {
    return setting.key() + (setting.isOverridable() ? " *" : "");
  }

  /** What holds where nothing is set stands in brackets, if it is no text of its own. */
  public static String value(SettingInForce setting) {
    if (setting.value() != null) {
      return setting.value().replaceAll("\\p{Cntrl}", "?");
    }
    return setting.fallback().equals(NONE) ? "-" : "(" + plain(setting.fallback()) + ")";
  }

  /** The default; empty where there is none. */
  public static Optional<String> fallback(SettingInForce setting) {
    return Optional.of(setting.fallback())
        .filter(text -> !text.isEmpty() && !text.equals(NONE))
        .map(SettingText::plain);
  }

  /** A text of the documents without their marks. */
  public static String plain(String markdown) {
    return markdown.replace("`", "").replace("**", "");
  }
}
