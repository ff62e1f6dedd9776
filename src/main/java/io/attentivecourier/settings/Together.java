package io.attentivecourier.settings;

import java.util.Map;

/** Settings that are good each by itself and not together. */
final class Together {
  private final Map<String, String> texts;
  private final Findings findings;

  /**
   * @param texts the good ones, by full key
   */
  Together(Map<String, String> texts, Findings findings) {
    this.texts = texts;
    this.findings = findings;
  }

  void look() {
    needs(Catalogue.PGP_PUBLIC_KEY_FILE, Catalogue.PGP_FINGERPRINT);
    needs(Catalogue.PGP_FINGERPRINT, Catalogue.PGP_PUBLIC_KEY_FILE);
    needs(ApiKeys.SUBSCRIBER_LOCALE, ApiKeys.SUBSCRIPTION_TYPE);
    needs(ApiKeys.SUBSCRIPTION_TYPE, ApiKeys.SUBSCRIBER_LOCALE);
    direct();
    new ContractCheck(new AttributeTexts(texts), findings).look();
  }

  /** A key that is itself at fault has its own message. */
  private void needs(SettingKey<?> one, SettingKey<?> other) {
    if (texts.containsKey(one.key())
        && !texts.containsKey(other.key())
        && !findings.has(other.key())) {
      findings.fault(other.key(), "is not set, but " + one.key() + " is", "set both, or neither");
    }
  }

  private void direct() {
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
}
