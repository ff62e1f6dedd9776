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

/**
 * Reads and writes the pinned host keys, in OpenSSH's known_hosts format. JSch itself judges them.
 */
public final class KnownHosts {
  /** Some editors write it before UTF-8; it would become part of the first host's name. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private KnownHosts() {}

  /** The keys pinned for that host and port, or for the host at every port, in the file's order. */
  public static List<HostKey> pins(Path file, String host, int port) {
    HostName name = new HostName(host, port);
    return Arrays.stream(repository(file, name).getHostKey(name.toString(), null))
        .filter(key -> key.getMarker().isEmpty())
        .map(key -> HostKey.of(Base64.getDecoder().decode(key.getKey())))
        .toList();
  }

  /** The first key pinned for that host and port, or for the host at every port. */
  public static Optional<HostKey> pinned(Path file, String host, int port) {
    return pins(file, host, port).stream().findFirst();
  }

  static List<HostKey> pins(PickupAddress address) {
    return pins(address.knownHostsFile(), address.host(), address.port());
  }

  /** The repository that judges the keys that this server shows. */
  static HostKeyRepository of(PickupAddress address) {
    return repository(address.knownHostsFile(), new HostName(address.host(), address.port()));
  }

  private static HostKeyRepository repository(Path file, HostName name) {
    return read(lines(file).stream().flatMap(line -> name.resolved(line).stream()).toList());
  }

  /**
   * Pins the key, and removes older ones of that host and port. Lines of other hosts and comments
   * stay. The file appears in one step, and only its owner can read it.
   */
  public static void pin(Path file, String host, int port, HostKey key) throws IOException {
    HostName name = new HostName(host, port);
    List<String> lines = new ArrayList<>();
    for (String line : lines(file)) {
      name.removedFrom(line).ifPresent(lines::add);
    }
    lines.add(name + " " + key.type() + " " + key.base64());
    write(file, lines);
  }

  static HostKeyRepository read(List<String> lines) {
    try {
      JSch jsch = new JSch();
      byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      jsch.setKnownHosts(new ByteArrayInputStream(bytes));
      return jsch.getHostKeyRepository();
    } catch (JSchException e) {
      throw new IllegalStateException("courier.sftp.knownHostsFile is not in OpenSSH's format", e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      String text = new String(bytes, StandardCharsets.UTF_8);
      return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
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
