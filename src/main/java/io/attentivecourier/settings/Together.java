package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings that are good each by itself and not together. */
final class Together {
  private final Home home;
  private final Map<String, String> texts;
  private final Findings findings;

  /**
   * @param texts the good ones, by full key
   */
  Together(Home home, Map<String, String> texts, Findings findings) {
    this.home = home;
    this.texts = texts;
    this.findings = findings;
  }

  void look() {
    needs(Catalogue.PGP_PUBLIC_KEY_FILE, Catalogue.PGP_FINGERPRINT);
    needs(Catalogue.PGP_FINGERPRINT, Catalogue.PGP_PUBLIC_KEY_FILE);
    needs(ApiKeys.SUBSCRIBER_LOCALE, ApiKeys.SUBSCRIPTION_TYPE);
    needs(ApiKeys.SUBSCRIPTION_TYPE, ApiKeys.SUBSCRIBER_LOCALE);
    direct();
    sizes();
    keys();
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

  /** An accepted risk that is not taken would hide a typing error in the key that takes it. */
  private void sizes() {
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

  private void fault(SettingKey<?> key, String fault, String mend) {
    if (!findings.has(key.key())) {
      findings.fault(key.key(), fault, mend);
    }
  }

  /** A key that lies elsewhere than the state is kept from a query all the same. */
  private void keys() {
    Effective effective = new Effective(home, texts);
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
}
