package io.attentivecourier.pickup;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import io.attentivecourier.home.Durable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pinned host keys, in OpenSSH's known_hosts format; read by JSch itself. */
public final class KnownHosts {
  private static final int DEFAULT_PORT = 22;

  private KnownHosts() {}

  /** The key pinned for that host and port, or for the host at every port. */
  public static Optional<HostKey> pinned(Path file, String host, int port) {
    HostKeyRepository keys = read(bytes(file));
    return Arrays.stream(keys.getHostKey(name(host, port), null))
        .filter(key -> key.getMarker().isEmpty())
        .map(key -> HostKey.of(Base64.getDecoder().decode(key.getKey())))
        .findFirst();
  }

  /**
   * Pins the key, and forgets older ones of that host and port. Other hosts' lines and comments
   * stay. The file appears in one step and only its owner reads it.
   */
  public static void pin(Path file, String host, int port, HostKey key) throws IOException {
    String name = name(host, port);
    List<String> lines = new ArrayList<>();
    for (String line : new String(bytes(file), StandardCharsets.UTF_8).lines().toList()) {
      without(name, line).ifPresent(lines::add);
    }
    lines.add(name + " " + key.type() + " " + key.base64());
    write(file, lines);
  }

  /** The line without that host; empty where it named no other. */
  private static Optional<String> without(String name, String line) {
    if (line.isBlank() || line.startsWith("#") || line.startsWith("@")) {
      return Optional.of(line);
    }
    String[] fields = line.strip().split("\\s+", 2);
    String others =
        Arrays.stream(fields[0].split(","))
            .filter(listed -> !isNamed(name, listed, fields))
            .collect(Collectors.joining(","));
    return others.isEmpty() || fields.length < 2
        ? Optional.empty()
        : Optional.of(others + " " + fields[1]);
  }

  /** A hashed name can only be tried, so JSch tries it. */
  private static boolean isNamed(String name, String listed, String[] fields) {
    if (!listed.startsWith("|") || fields.length < 2) {
      return listed.equals(name);
    }
    String line = listed + " " + fields[1] + "\n";
    return read(line.getBytes(StandardCharsets.UTF_8)).getHostKey(name, null).length > 0;
  }

  private static String name(String host, int port) {
    return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
  }

  private static HostKeyRepository read(byte[] lines) {
    try {
      JSch jsch = new JSch();
      jsch.setKnownHosts(new ByteArrayInputStream(lines));
      return jsch.getHostKeyRepository();
    } catch (JSchException e) {
      throw new IllegalStateException("courier.sftp.knownHostsFile is not in OpenSSH's format", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new IllegalStateException("courier.sftp.knownHostsFile cannot be read", e);
    }
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Path target = file.toAbsolutePath();
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Durable.folder(target.getParent());
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, lines);
    Durable.force(fresh);
    Durable.move(fresh, target);
  }
}
