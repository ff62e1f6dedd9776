package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.Connection.ANSWER;

import io.attentivecourier.home.FileHash;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * A session for a batch of files. It connects at the first call, and anew at the call after a
 * transport fault. Every call has a time limit: a login, a listing or a rename 30 s, an upload its
 * bytes over the minimum rate plus a grace of 60 s. Two threads must not use it at once.
 *
 * <p>Every call fails with a {@link PickupFault} that says why and if a retry is worth it.
 */
public final class PickupSession implements Closeable {
  /**
   * A name without the characters that JSch takes for patterns: one such name may mean many files.
   */
  private static final Pattern PLAIN_NAME = Pattern.compile("[^/\\\\*?\\[\\]{}\\p{Cntrl}]+");

  private final SftpEndpoint endpoint;
  private final PickupAddress address;
  private final Duration grace;
  private final Connection connection;

  PickupSession(SftpEndpoint endpoint, PickupAddress address, Duration grace) {
    this.endpoint = endpoint;
    this.address = address;
    this.grace = grace;
    this.connection = new Connection(endpoint, address);
  }

  /** Logs in, if that is not done yet. */
  public void connect() {
    connection.call(Diagnosis.SftpCall.CONNECT, address.server(), ANSWER, server -> true);
  }

  /**
   * Uploads the file under a name. A {@code .part} of our own with that name is replaced; any other
   * file of that name is left as it is and fails the call as name-taken. Each call reads the file
   * from its start: a stream that is read twice is sent truncated and reported as whole.
   *
   * @return the SHA-256 of the bytes that were sent, 64 hex digits
   * @throws IllegalArgumentException for an empty file, which would empty a list
   */
  public String put(Path file, String name) {
    String path = path(name);
    long bytes = bytesOf(file);
    if (bytes == 0) {
      throw new IllegalArgumentException("an empty file is never sent: " + name);
    }
    Duration limit = grace.plusSeconds(bytes / address.minRate());
    try {
      return connection.call(
          Diagnosis.SftpCall.PUT, name, limit, server -> store(server, file, path));
    } catch (PickupFault fault) {
      throw ofName(name, fault);
    }
  }

  private String store(PickupOperations server, Path file, String path) {
    if (PartName.isPart(path)) {
      server.makeWay(path);
    }
    try (DigestInputStream read = FileHash.reading(file)) {
      Exchange exchange = endpoint.createExchange();
      exchange.getIn().setBody(read, InputStream.class);
      server.storeFile(path, exchange, -1);
      return FileHash.ofRead(read);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }

  /**
   * Reads the file back to hash it.
   *
   * @return its SHA-256, 64 hex digits; empty if the server does not let it be read, or it is gone
   */
  public Optional<String> sha256(String name, long bytes) {
    String path = path(name);
    Duration limit = grace.plusSeconds(bytes / address.minRate());
    return connection.call(Diagnosis.SftpCall.READ, name, limit, server -> server.sha256(path));
  }

  /**
   * Returns the same fault, or NAME_REFUSED if only this name is closed. Some servers take only
   * names such as {@code *.csv}, and say no more than that the step is denied. So this asks about
   * the final name, and creates nothing.
   */
  private PickupFault ofName(String name, PickupFault fault) {
    boolean denied =
        fault.is(PickupFault.Obstacle.OPEN_DENIED) || fault.is(PickupFault.Obstacle.STAT_DENIED);
    if (!denied || !PartName.isPart(name) || !takes(PartName.finalOf(name), fault)) {
      return fault;
    }
    String refused = name + " is refused, and " + PartName.finalOf(name) + " is not: ";
    return new PickupFault(PickupFault.Obstacle.NAME_REFUSED, refused + fault.detail(), fault);
  }

  private boolean takes(String name, PickupFault fault) {
    try {
      boolean free = !address.tellsSizes() || size(name) < 0;
      String path = address.path(name);
      return fault.is(PickupFault.Obstacle.STAT_DENIED)
          || free
              && connection.call(
                  Diagnosis.SftpCall.PUT, name, ANSWER, server -> server.takesName(path));
    } catch (PickupFault closed) {
      return false;
    }
  }

  /** The size that the server tells, in bytes; -1 for a folder and a name that is not there. */
  public long size(String name) {
    if (!tellsSizes()) {
      throw new IllegalStateException("nobody looks into the folder: courier.sftp.sizes is off");
    }
    String path = path(name);
    return connection.call(Diagnosis.SftpCall.STAT, name, ANSWER, server -> server.size(path));
  }

  /** The sizes as of {@link #size}, in the order of the names: all are asked for at once. */
  public List<Long> sizes(List<String> names) {
    if (!tellsSizes()) {
      throw new IllegalStateException("nobody looks into the folder: courier.sftp.sizes is off");
    }
    List<String> paths = names.stream().map(this::path).toList();
    return connection.call(
        Diagnosis.SftpCall.STAT, SmallFiles.subject(names), ANSWER, server -> server.sizes(paths));
  }

  /** What is done to many small files at once. */
  public SmallFiles smallFiles() {
    return new SmallFiles(connection, address, grace);
  }

  /** True if the courier may ask for names; if not, it asks for no size and no listing. */
  public boolean tellsSizes() {
    return address.tellsSizes();
  }

  public boolean exists(String name) {
    return size(name) >= 0;
  }

  /**
   * Renames in one step, over an existing target if the server offers posix-rename; else the server
   * refuses and the target stays as it was. In a folder that the courier may not look into, the
   * rename never overwrites a target.
   */
  public void rename(String from, String to) {
    if (!tellsSizes()) {
      renamePlainly(from, to);
      return;
    }
    String source = path(from);
    String target = path(to);
    connection.call(
        Diagnosis.SftpCall.RENAME, to, ANSWER, server -> server.renameFile(source, target));
  }

  /**
   * Renames if the target does not exist, as SFTP's own rename does.
   *
   * @throws PickupFault NAME_TAKEN if it exists; a server of version 3 has no other word for it
   *     than "failure"
   */
  public void renamePlainly(String from, String to) {
    path(from);
    path(to);
    connection.call(
        Diagnosis.SftpCall.PLAIN_RENAME,
        to,
        ANSWER,
        server -> {
          server.renamePlainly(address.path(from), address.path(to));
          return true;
        });
  }

  /** The files in the folder, without subfolders. */
  public List<RemoteFile> list() {
    return connection.call(
        Diagnosis.SftpCall.LIST,
        "the pickup folder",
        ANSWER,
        server -> files(server.filesIn(PickupAddress.quoted(address.path("")))));
  }

  private static List<RemoteFile> files(SftpRemoteFile<?>[] listed) {
    return Arrays.stream(listed)
        .filter(file -> !file.isDirectory())
        .map(PickupSession::remote)
        .toList();
  }

  private static RemoteFile remote(SftpRemoteFile<?> file) {
    Instant modified = Instant.ofEpochMilli(file.getLastModified());
    return new RemoteFile(file.getFilename(), file.getFileLength(), modified);
  }

  /**
   * Removes an upload that did not become a file.
   *
   * @throws IllegalArgumentException for a name that does not end in {@code .part}: a file under a
   *     final name is never deleted
   */
  public void delete(String name) {
    String path = path(name);
    if (!PartName.isPart(name)) {
      throw new IllegalArgumentException("only a .part is ever removed, not " + name);
    }
    connection.call(Diagnosis.SftpCall.DELETE, name, ANSWER, server -> server.deleteFile(path));
  }

  private String path(String name) {
    return PickupAddress.quoted(plainPath(address, name));
  }

  /**
   * @throws IllegalArgumentException for a name that may mean another folder, or many files
   */
  static String plainPath(PickupAddress address, String name) {
    if (!PLAIN_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a plain file name: " + name);
    }
    return address.path(name);
  }

  private static long bytesOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }

  /** Ends the session. It never throws, and takes no longer than 5 s. */
  @Override
  public void close() {
    connection.close();
  }

  /**
   * A file in the pickup folder.
   *
   * @param modified by the server's clock; the epoch if the server does not tell
   */
  public record RemoteFile(String name, long bytes, Instant modified) {}
}
