package io.attentivecourier.settings;

import io.attentivecourier.settings.AttributeTexts.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with the attribute contract as a whole: with the one that holds for all, and with
 * that of each pipeline that has keys of its own. A fault of the first is not told again for each.
 */
final class ContractCheck {
  /** Attentive's limit of custom attributes in its second API. */
  private static final int MOST_ATTRIBUTES = 100;

  private static final String ATTRIBUTES = "courier.attributes";

  private final AttributeTexts texts;
  private final Findings findings;

  ContractCheck(AttributeTexts texts, Findings findings) {
    this.texts = texts;
    this.findings = findings;
  }

  void look() {
    texts.pipelines().forEach(this::look);
  }

  private void look(String pipeline) {
    List<String> columns = texts.columns(pipeline);
    Map<String, Entry> byName = new HashMap<>();
    columns.forEach(column -> look(pipeline, column, byName));
    if (byName.size() > MOST_ATTRIBUTES) {
      findings.fault(
          pipeline.isEmpty() ? ATTRIBUTES : "courier.pipeline." + pipeline + ".attributes",
          byName.size() + " attributes are declared; Attentive takes " + MOST_ATTRIBUTES,
          "declare fewer");
    }
  }

  private void look(String pipeline, String column, Map<String, Entry> byName) {
    Entry name = texts.entry(pipeline, column, ApiKeys.ATTRIBUTE_NAME);
    if (name == null) {
      unnamed(pipeline, column);
    } else {
      twins(name, byName.putIfAbsent(texts.text(name), name));
      sensitive(pipeline, column, name);
    }
  }

  private void unnamed(String pipeline, String column) {
    Entry own = texts.own(pipeline, column);
    String key = own == null ? "" : own.full().replace("." + own.tail(), ".name");
    if (own != null && !findings.has(key)) {
      findings.fault(
          key,
          "is not set, but " + own.full() + " is",
          "set it to the attribute's name at Attentive");
    }
  }

  private void twins(Entry name, Entry other) {
    if (other != null && !findings.has(name.full())) {
      findings.fault(
          name.full(),
          "is the name of " + other.full() + " too",
          "give each column a name of its own");
    }
  }

  private void sensitive(String pipeline, String column, Entry name) {
    boolean allowed = texts.text(pipeline, column, ApiKeys.ATTRIBUTE_SENSITIVE_REASON) != null;
    String content = SensitiveNames.content(column);
    String found = content == null ? SensitiveNames.content(texts.text(name)) : content;
    if (!allowed && found != null && !findings.has(name.full())) {
      String reason = name.full().replaceFirst("name\\z", "sensitiveReason");
      findings.fault(
          name.full(),
          "reads as " + found + ", which Attentive's terms forbid",
          "take it out, or say in " + reason + " why it is allowed");
    }
  }
}
