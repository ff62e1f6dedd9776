package io.attentivecourier.pack;

import io.attentivecourier.home.WrittenText;
import io.attentivecourier.settings.SettingsFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/** The one key of a file that has the given fingerprint, whatever else lies in that file. */
final class PgpKeyFile {
  static final String FILE = "courier.pgp.publicKeyFile";
  static final String FINGERPRINT = "courier.pgp.fingerprint";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String WHOLE = "[0-9A-F]{40}|[0-9A-F]{64}";

  private final Path file;
  private final List<OpenPGPCertificate> keys;

  private PgpKeyFile(Path file, List<OpenPGPCertificate> keys) {
    this.file = file;
    this.keys = keys;
  }

  /** Reads armoured and binary files, with one key or many. */
  static PgpKeyFile read(Path file) {
    try {
      InputStream key = new ByteArrayInputStream(WrittenText.unmarked(Files.readAllBytes(file)));
      OpenPGPKeyReader reader = new OpenPGPKeyReader(new BcOpenPGPImplementation());
      return new PgpKeyFile(file, reader.parseKeysOrCertificates(key));
    } catch (IOException | RuntimeException unreadable) {
      throw noKey(file);
    }
  }

  /**
   * @param fingerprint the primary key's, 40 or 64 hex digits; blanks and case do not matter
   */
  OpenPGPCertificate find(String fingerprint) {
    String wanted = normal(fingerprint);
    refuseUnless(wanted.matches(WHOLE), "is not a whole fingerprint of 40 or 64 hex digits");
    List<OpenPGPCertificate> found =
        keys.stream().filter(key -> fingerprint(key).equals(wanted)).toList();
    if (keys.isEmpty()) {
      throw noKey(file);
    }
    refuseUnless(!found.isEmpty(), "no key in " + file + " has it; there is " + held());
    return single(found);
  }

  private OpenPGPCertificate single(List<OpenPGPCertificate> found) {
    if (found.size() > 1) {
      throw fault(file + " holds that key more than once");
    }
    if (found.get(0).isSecretKey()) {
      throw new SettingsFault(
          FILE,
          file + " holds a private key",
          "export the public key, and take the private one off this machine");
    }
    return found.get(0);
  }

  private String held() {
    return keys.stream().map(PgpKeyFile::fingerprint).collect(Collectors.joining(", "));
  }

  static String fingerprint(OpenPGPCertificate key) {
    return HEX.formatHex(key.getFingerprint());
  }

  private static String normal(String fingerprint) {
    return fingerprint == null ? "" : fingerprint.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  private static SettingsFault noKey(Path file) {
    return new SettingsFault(
        FILE,
        "there is no OpenPGP key to be read in " + file,
        "put the public key there, as `gpg --export --armor` writes it");
  }

  private static void refuseUnless(boolean good, String fault) {
    if (!good) {
      throw new SettingsFault(
          FINGERPRINT, fault, "set it to the one that the key's owner read out to you");
    }
  }

  /** A key that is not encrypted to: the start stops, and nothing is sent to anybody else. */
  static SettingsFault fault(String fault) {
    return new SettingsFault(FILE, fault, "ask the key's owner for a new one");
  }
}
