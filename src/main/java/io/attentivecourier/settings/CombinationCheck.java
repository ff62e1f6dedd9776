package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.AttributeTexts.AttributeText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings that are good each by itself and not together. */
final class CombinationCheck {
  private final Home home;
  private final Map<String, String> texts;
  private final Findings findings;

  /**
   * @param texts the good ones, by full key
   */
  CombinationCheck(Home home, Map<String, String> texts, Findings findings) {
    this.home = home;
    this.texts = texts;
    this.findings = findings;
  }

  void check() {
    requireBoth(Catalogue.PGP_PUBLIC_KEY_FILE, Catalogue.PGP_FINGERPRINT);
    requireBoth(Catalogue.PGP_FINGERPRINT, Catalogue.PGP_PUBLIC_KEY_FILE);
    requireBoth(ApiKeys.SUBSCRIBER_LOCALE, ApiKeys.SUBSCRIPTION_TYPE);
    requireBoth(ApiKeys.SUBSCRIPTION_TYPE, ApiKeys.SUBSCRIBER_LOCALE);
    checkDirectUpload();
    checkSizes();
    checkKeyFiles();
    new ConsoleCheck(home, texts, findings).check();
    new ContractCheck(new AttributeTexts(texts), findings).check();
  }

  /** A key that is itself at fault has its own message. */
  private void requireBoth(SettingKey<?> one, SettingKey<?> other) {
    if (texts.containsKey(one.key())
        && !texts.containsKey(other.key())
        && !findings.has(other.key())) {
      findings.fault(other.key(), "is not set, but " + one.key() + " is", "set both, or neither");
    }
  }

  private void checkDirectUpload() {
    String risk = Catalogue.SFTP_ACCEPT_DIRECT_RISK.key();
    if ("direct".equals(texts.get(Catalogue.SFTP_PUBLISH.key()))
        && !"true".equals(texts.get(risk))
        && !findings.has(risk)) {
      findings.fault(
          risk,
          "is not true, but courier.sftp.publish is direct",
          "set it to true if half a list under a final name is no risk to you,"
              + " or set courier.sftp.publish to rename");
    }
  }

  /** An accepted risk that is not taken would hide a typing error in the key that takes it. */
  private void checkSizes() {
    boolean off = "off".equals(texts.get(Catalogue.SFTP_SIZES.key()));
    boolean accepted = "true".equals(texts.get(Catalogue.SFTP_ACCEPT_NO_SIZES.key()));
    if (off && !accepted) {
      fault(
          Catalogue.SFTP_ACCEPT_NO_SIZES,
          "is not true, but courier.sftp.sizes is off",
          "set it to true if a list that arrived short is no risk to you, or set"
              + " courier.sftp.sizes to on");
    }
    if (accepted && !off) {
      fault(
          Catalogue.SFTP_SIZES,
          "is not off, but courier.sftp.acceptNoSizes is true",
          "set it to off, or remove courier.sftp.acceptNoSizes");
    }
    if (off && "direct".equals(texts.get(Catalogue.SFTP_PUBLISH.key()))) {
      fault(
          Catalogue.SFTP_PUBLISH,
          "is direct, but courier.sftp.sizes is off: nobody could look what it goes over",
          "set it to rename: a rename there replaces nothing");
    }
  }

  private void fault(SettingKey<?> key, String fault, String fix) {
    if (!findings.has(key.key())) {
      findings.fault(key.key(), fault, fix);
    }
  }

  /** A key that lies elsewhere than the state is kept from a query all the same. */
  private void checkKeyFiles() {
    ResolvedSettings effective = new ResolvedSettings(home, texts);
    String folders = Catalogue.DUCKDB_FOLDERS.key();
    for (SettingKey<Path> key : List.of(Catalogue.KEY_FILE, Catalogue.SFTP_PRIVATE_KEY_FILE)) {
      Path file = effective.get(key);
      if (file != null
          && effective.get(Catalogue.DUCKDB_FOLDERS).stream()
              .anyMatch(folder -> DataFolders.reaches(folder, Stream.of(file)))) {
        findings.fault(
            folders,
            "holds the file of " + key.key() + ", which any query could read",
            "move that file, or name another folder in " + folders);
      }
    }
  }

  /**
   * Checks the attribute contract as a whole: the one for all pipelines, and the one of each
   * pipeline that has keys of its own. A fault of the first is not repeated for each.
   */
  private static final class ContractCheck {
    /** Attentive's limit of custom attributes in its second API. */
    private static final int MOST_ATTRIBUTES = 100;

    private static final String ATTRIBUTES = "courier.attributes";

    private final AttributeTexts texts;
    private final Findings findings;

    ContractCheck(AttributeTexts texts, Findings findings) {
      this.texts = texts;
      this.findings = findings;
    }

    void check() {
      texts.pipelines().forEach(this::check);
    }

    private void check(String pipeline) {
      List<String> columns = texts.columns(pipeline);
      Map<String, AttributeText> byName = new HashMap<>();
      columns.forEach(column -> check(pipeline, column, byName));
      if (byName.size() > MOST_ATTRIBUTES) {
        findings.fault(
            pipeline.isEmpty() ? ATTRIBUTES : "courier.pipeline." + pipeline + ".attributes",
            byName.size() + " attributes are declared; Attentive takes " + MOST_ATTRIBUTES,
            "declare fewer");
      }
    }

    private void check(String pipeline, String column, Map<String, AttributeText> byName) {
      AttributeText name = texts.entry(pipeline, column, ApiKeys.ATTRIBUTE_NAME);
      if (name == null) {
        reportUnnamed(pipeline, column);
      } else {
        checkUniqueName(name, byName.putIfAbsent(texts.text(name), name));
        checkSensitive(pipeline, column, name);
      }
    }

    private void reportUnnamed(String pipeline, String column) {
      AttributeText own = texts.own(pipeline, column);
      String key = own == null ? "" : own.full().replace("." + own.tail(), ".name");
      if (own != null && !findings.has(key)) {
        findings.fault(
            key,
            "is not set, but " + own.full() + " is",
            "set it to the attribute's name at Attentive");
      }
    }

    private void checkUniqueName(AttributeText name, AttributeText other) {
      if (other != null && !findings.has(name.full())) {
        findings.fault(
            name.full(),
            "is the name of " + other.full() + " too",
            "give each column a name of its own");
      }
    }

    private void checkSensitive(String pipeline, String column, AttributeText name) {
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
}
