package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.List;
import java.util.Map;

/** The attribute contract as checked settings give it. */
final class AttributeContract {
  private final AttributeTexts texts;

  AttributeContract(Map<String, String> texts) {
    this.texts = new AttributeTexts(texts);
  }

  AttributeSettings of(Effective effective, String pipeline) {
    List<AttributeSetting> declared =
        texts.columns(pipeline).stream()
            .filter(column -> texts.text(pipeline, column, ApiKeys.ATTRIBUTE_NAME) != null)
            .map(column -> setting(effective.home(), pipeline, column))
            .toList();
    return new AttributeSettings(declared, effective.get(pipeline, ApiKeys.CHANGES_ONLY));
  }

  private AttributeSetting setting(Home home, String pipeline, String column) {
    return new AttributeSetting(
        column,
        value(home, pipeline, column, ApiKeys.ATTRIBUTE_NAME),
        value(home, pipeline, column, ApiKeys.ATTRIBUTE_TYPE),
        value(home, pipeline, column, ApiKeys.ATTRIBUTE_NULLS),
        value(home, pipeline, column, ApiKeys.ATTRIBUTE_SENSITIVE_REASON),
        texts.own(pipeline, column) != null);
  }

  private <T> T value(Home home, String pipeline, String column, SettingKey<T> key) {
    String set = texts.text(pipeline, column, key);
    String text = set == null ? key.fallback() : set;
    return text.isEmpty() ? null : key.form().read(text, home);
  }
}
