package io.attentivecourier.settings;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be set before anything can reach Attentive, in order of the keys. */
final class Delivery {
  private Delivery() {}

  static List<Fault> faults(Settings settings) {
    return Stream.concat(sftpFaults(settings.sftp()), queryFaults(settings))
        .sorted(Comparator.comparing(Fault::key))
        .toList();
  }

  /** What a query and the names of its files need. */
  static Stream<Fault> queryFaults(Settings settings) {
    return Stream.of(
            missing(
                settings.clientDomain(),
                Catalogue.CLIENT_DOMAIN,
                "set it to the name that Attentive's White Glove team gave you"),
            missing(
                settings.warehouse().url(),
                Catalogue.WAREHOUSE_URL,
                "set it to the JDBC URL of the warehouse"))
        .flatMap(Optional::stream);
  }

  /** What a login needs. */
  static Stream<Fault> sftpFaults(Sftp sftp) {
    return Stream.of(
            knownHosts(sftp),
            login(sftp),
            missing(
                sftp.username(), Catalogue.SFTP_USERNAME, "set it to the user that Attentive made"))
        .flatMap(Optional::stream);
  }

  private static Optional<Fault> missing(String value, SettingKey<?> key, String mend) {
    return unless(value != null, key, "is not set", mend);
  }

  private static Optional<Fault> knownHosts(Sftp sftp) {
    return unless(
        Files.isRegularFile(sftp.knownHostsFile()),
        Catalogue.SFTP_KNOWN_HOSTS_FILE,
        "there is no file " + sftp.knownHostsFile(),
        "pin the server's host key with `courier trust`");
  }

  private static Optional<Fault> login(Sftp sftp) {
    return unless(
        sftp.password().isPresent() || sftp.privateKeyFile() != null,
        Catalogue.SFTP_PASSWORD,
        "neither it nor courier.sftp.privateKeyFile is set",
        "set one of the two");
  }

  private static Optional<Fault> unless(
      boolean good, SettingKey<?> key, String fault, String mend) {
    return good ? Optional.empty() : Optional.of(new Fault(key.key(), fault, mend));
  }
}
