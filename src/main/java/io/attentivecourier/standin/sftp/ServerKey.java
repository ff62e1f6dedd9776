package io.attentivecourier.standin.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The server's own key, as clients pin it. */
record ServerKey(KeyPair pair) {

  static ServerKey generated() {
    try {
      return new ServerKey(KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no ed25519 key can be made with this Java", e);
    }
  }

  /** The key in the file, or a new one that is then in the file. */
  static ServerKey keptIn(Path file) {
    try {
      return Files.exists(file) ? read(file) : write(generated(), file);
    } catch (IOException e) {
      throw new UncheckedIOException("host key file " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no private key in " + file, e);
    }
  }

  private static ServerKey read(Path file) throws IOException, GeneralSecurityException {
    NamedResource name = NamedResource.ofName(file.toString());
    try (InputStream in = Files.newInputStream(file)) {
      return new ServerKey(
          SecurityUtils.loadKeyPairIdentities(null, name, in, null).iterator().next());
    }
  }

  private static ServerKey write(ServerKey key, Path file)
      throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key.pair, "stand-in", null, out);
    }
    return key;
  }

  /** The fingerprint as OpenSSH prints it: {@code SHA256:} and 43 characters of base 64. */
  String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
  }

  /** A line of {@code known_hosts}; a port other than 22 stands in brackets with its host. */
  String knownHostsLine(String host, int port) {
    return "[" + host + "]:" + port + " " + PublicKeyEntry.toString(pair.getPublic());
  }
}
