package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * One session for a batch of files. Connects at the first call, and anew at the call after a
 * transport fault. Every call is bounded: a listing or rename by 30 s, an upload by its bytes over
 * the minimum rate plus a grace of 60 s. Not for two threads at once.
 *
 * <p>Every call fails with a {@link PickupFault} that says why and whether a retry is worth it.
 */
public final class PickupSession implements Closeable {
  /** For a whole listing, a rename or a login. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /**
   * JSch takes {@code *}, {@code ?} and brackets for patterns: one such name may mean many files.
   */
  private static final Pattern PLAIN_NAME = Pattern.compile("[^/\\\\*?\\[\\]{}\\p{Cntrl}]+");

  private final SftpEndpoint endpoint;
  private final PickupAddress address;
  private final Duration grace;
  private PickupOperations operations;

  PickupSession(SftpEndpoint endpoint, PickupAddress address, Duration grace) {
    this.endpoint = endpoint;
    this.address = address;
    this.grace = grace;
  }

  /**
   * Uploads the file under a name. An own {@code .part} of that name is replaced; any other file of
   * that name is left as it is and fails the call as name-taken. Each call reads the file from its
   * start: a stream that is read twice is sent truncated and reported as whole.
   *
   * @throws IllegalArgumentException for an empty file, which would empty a list
   */
  public void put(Path file, String name) {
    String path = path(name);
    long bytes = bytesOf(file);
    if (bytes == 0) {
      throw new IllegalArgumentException("an empty file is never sent: " + name);
    }
    Duration limit = grace.plusSeconds(bytes / address.minRate());
    call(Step.PUT, name, limit, () -> store(file, path));
  }

  private boolean store(Path file, String path) {
    if (PartName.isPart(path) && operations.existsFile(path)) {
      operations.deleteFile(path);
    }
    Exchange exchange = endpoint.createExchange();
    exchange.getIn().setBody(file.toFile());
    return operations.storeFile(path, exchange, -1);
  }

  /** The size that the server tells, in bytes; -1 for a name that is not there. */
  public long size(String name) {
    String path = path(name);
    return call(
        Step.LIST,
        name,
        ANSWER,
        () -> operations.existsFile(path) ? sizeOf(operations.listFiles(path), name) : -1L);
  }

  private static long sizeOf(SftpRemoteFile<?>[] files, String name) {
    return Arrays.stream(files)
        .filter(file -> file.getFilename().equals(name))
        .mapToLong(SftpRemoteFile::getFileLength)
        .findFirst()
        .orElse(-1L);
  }

  public boolean exists(String name) {
    return size(name) >= 0;
  }

  /**
   * Renames, in one step over an existing target where the server offers posix-rename; else the
   * server refuses and the target stays as it was.
   */
  public void rename(String from, String to) {
    String source = path(from);
    String target = path(to);
    call(Step.RENAME, to, ANSWER, () -> operations.renameFile(source, target));
  }

  /** The files in the folder, without folders. */
  public List<RemoteFile> list() {
    return call(
        Step.LIST,
        "the pickup folder",
        ANSWER,
        () ->
            Arrays.stream(operations.listFiles(address.folder()))
                .filter(file -> !file.isDirectory())
                .map(PickupSession::remote)
                .toList());
  }

  private static RemoteFile remote(SftpRemoteFile<?> file) {
    return new RemoteFile(
        file.getFilename(), file.getFileLength(), Instant.ofEpochMilli(file.getLastModified()));
  }

  /**
   * Removes an upload that did not become a file.
   *
   * @throws IllegalArgumentException for a name that does not end in {@code .part}: what lies under
   *     a final name is never deleted
   */
  public void delete(String name) {
    String path = path(name);
    if (!PartName.isPart(name)) {
      throw new IllegalArgumentException("only a .part is ever removed, not " + name);
    }
    call(Step.DELETE, name, ANSWER, () -> operations.deleteFile(path));
  }

  private <T> T call(Step step, String subject, Duration limit, Supplier<T> work) {
    connect();
    return watched(step, subject, limit, work);
  }

  private void connect() {
    if (operations != null && operations.isConnected()) {
      return;
    }
    drop();
    operations = new PickupOperations(endpoint);
    watched(
        Step.CONNECT,
        address.server(),
        ANSWER,
        () -> operations.connect(endpoint.getConfiguration(), null));
  }

  private <T> T watched(Step step, String subject, Duration limit, Supplier<T> work) {
    try (Watch watch = new Watch(operations.wire(), limit, silence())) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        PickupFault fault = fault(step, subject, watch.verdict(), e);
        if (fault.worthRetry() || step == Step.CONNECT) {
          drop();
        }
        throw fault;
      }
    }
  }

  private PickupFault fault(Step step, String subject, Watch.Verdict verdict, Throwable cause) {
    if (verdict == Watch.Verdict.TOO_LONG && step == Step.PUT) {
      return new PickupFault(Reason.STALLED, step.failed(subject) + " in time", cause);
    }
    if (verdict != Watch.Verdict.IN_TIME) {
      return new PickupFault(Reason.UNREACHABLE, step.failed(subject) + " in time", cause);
    }
    if (operations.keyUnreadable()) {
      return new PickupFault(
          Reason.LOGIN_REFUSED, "courier.sftp.privateKeyFile cannot be read as a key", cause);
    }
    Reason reason = Diagnosis.of(step, cause);
    String detail = reason == Reason.HOST_KEY ? bothKeys() : step.failed(subject);
    return new PickupFault(reason, detail, cause);
  }

  private String bothKeys() {
    String pinned =
        KnownHosts.pinned(address.knownHostsFile(), address.host(), address.port())
            .map(HostKey::toString)
            .orElse("none");
    String seen = operations.seenHostKey().map(HostKey::toString).orElse("none");
    return address.server() + " showed " + seen + ", pinned is " + pinned;
  }

  private Duration silence() {
    return Duration.ofMillis(endpoint.getConfiguration().getSoTimeout());
  }

  private String path(String name) {
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

  /** Ends the connection without a farewell; the next call connects anew. */
  private void drop() {
    if (operations != null) {
      operations.wire().cut();
      operations = null;
    }
  }

  /** Ends the session. Never throws, and takes no longer than 5 s. */
  @Override
  @SuppressWarnings("try") // the watch works by being there
  public void close() {
    if (operations == null) {
      return;
    }
    try (Watch watch = new Watch(operations.wire(), FAREWELL, FAREWELL)) {
      operations.disconnect();
    } catch (RuntimeException e) {
      // What was to be done is done; a farewell that fails changes nothing.
    } finally {
      drop();
    }
  }
}
