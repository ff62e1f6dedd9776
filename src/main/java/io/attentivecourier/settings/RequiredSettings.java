package io.attentivecourier.settings;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the settings that are needed before anything can reach Attentive, in order of the keys.
 */
final class RequiredSettings {
  private static final String NO_FILE = "there is no file ";

  private RequiredSettings() {}

  /** True if the fault is of a file that the user has yet to make. */
  static boolean isMissing(Fault fault) {
    return fault.fault().startsWith(NO_FILE);
  }

  static List<Fault> faults(Settings settings) {
    return inOrder(Stream.concat(sftpFaults(settings.sftp()), queryFaults(settings)));
  }

  static List<Fault> faults(Settings settings, Destination destination, String pipeline) {
    Stream<Fault> receiver =
        destination == Destination.SEGMENTS
            ? sftpFaults(settings.sftp())
            : apiKey(settings.api()).stream();
    return inOrder(Stream.concat(receiver, queryFaults(settings, destination, pipeline)));
  }

  /** The faults of the settings that a query and the names of its files need. */
  static Stream<Fault> queryFaults(Settings settings) {
    return Stream.of(clientDomain(settings), warehouse(settings)).flatMap(Optional::stream);
  }

  static Stream<Fault> queryFaults(Settings settings, Destination destination, String pipeline) {
    Optional<Fault> own =
        switch (destination) {
          case SEGMENTS -> clientDomain(settings);
          case ATTRIBUTES -> contract(settings.pipeline(pipeline).attributes());
          case SUBSCRIBERS -> signUpUnit(settings.subscribers());
        };
    return inOrder(Stream.of(own, warehouse(settings)).flatMap(Optional::stream)).stream();
  }

  private static List<Fault> inOrder(Stream<Fault> faults) {
    return faults.sorted(Comparator.comparing(Fault::key)).toList();
  }

  private static Optional<Fault> clientDomain(Settings settings) {
    return missing(
        settings.clientDomain(),
        Catalogue.CLIENT_DOMAIN,
        "set it to the name that Attentive's White Glove team gave you");
  }

  private static Optional<Fault> warehouse(Settings settings) {
    return missing(
        settings.warehouse().url(),
        Catalogue.WAREHOUSE_URL,
        "set it to the JDBC URL of the warehouse");
  }

  private static Optional<Fault> apiKey(Api api) {
    return unless(
        api.key().isPresent(),
        ApiKeys.API_KEY,
        "is not set",
        "set it to the key of an app with Custom Attributes and Subscribers set to All");
  }

  private static Optional<Fault> contract(AttributeSettings attributes) {
    return unless(
        !attributes.declared().isEmpty(),
        ApiKeys.ATTRIBUTE_NAME,
        "no attribute is declared",
        "set it for each column that is to be sent, to its name at Attentive");
  }

  private static Optional<Fault> signUpUnit(Subscribers subscribers) {
    return unless(
        subscribers.isComplete(),
        ApiKeys.SIGN_UP_SOURCE_ID,
        "neither it nor courier.subscribers.locale with .subscriptionType is set",
        "set it to the id of the sign-up unit, from Attentive");
  }

  /** The faults of the settings that a login needs. */
  static Stream<Fault> sftpFaults(Sftp sftp) {
    return Stream.of(
            knownHosts(sftp),
            login(sftp),
            missing(
                sftp.username(), Catalogue.SFTP_USERNAME, "set it to the user that Attentive made"))
        .flatMap(Optional::stream);
  }

  private static Optional<Fault> missing(String value, SettingKey<?> key, String fix) {
    return unless(value != null, key, "is not set", fix);
  }

  private static Optional<Fault> knownHosts(Sftp sftp) {
    return unless(
        Files.isRegularFile(sftp.knownHostsFile()),
        Catalogue.SFTP_KNOWN_HOSTS_FILE,
        NO_FILE + sftp.knownHostsFile(),
        "pin the server's host key with `courier trust`");
  }

  private static Optional<Fault> login(Sftp sftp) {
    return unless(
        sftp.password().isPresent() || sftp.privateKeyFile() != null,
        Catalogue.SFTP_PASSWORD,
        "neither it nor courier.sftp.privateKeyFile is set",
        "set it, or courier.sftp.privateKeyFile");
  }

  private static Optional<Fault> unless(boolean good, SettingKey<?> key, String fault, String fix) {
    return good ? Optional.empty() : Optional.of(new Fault(key.key(), fault, fix));
  }
}
