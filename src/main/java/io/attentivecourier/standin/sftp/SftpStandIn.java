package io.attentivecourier.standin.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.AbstractSftpSubsystemHelper;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * Attentive's SFTP server, on the loopback: a login folder with {@code uploads} in it, and a
 * receiver that reads each file before the client has its answer, so what a client sent is in
 * {@link #folder()} once the client's call returned.
 */
public final class SftpStandIn implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String POSIX_RENAME = "posix-rename@openssh.com";

  private final SftpOptions options;
  private final SftpFailures faults = new SftpFailures();
  private final Traffic traffic = new Traffic();
  private final PickupFolder folder;
  private final Channels channels = new Channels(faults, traffic);
  private final AtomicReference<ServerKey> hostKey;
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(daemons());
  private final SshServer server = SshServer.setUpDefaultServer();

  private SftpStandIn(SftpOptions options) {
    this.options = options;
    this.folder = new PickupFolder(options);
    this.hostKey =
        new AtomicReference<>(
            options.hostKeyFile().map(ServerKey::keptIn).orElseGet(ServerKey::generated));
  }

  /** Starts on 127.0.0.1 at a free port. */
  public static SftpStandIn start(SftpOptions options) {
    SftpStandIn standIn = new SftpStandIn(options);
    try {
      standIn.listen();
      return standIn;
    } catch (IOException e) {
      standIn.close();
      throw new UncheckedIOException("the stand-in cannot listen on " + HOST, e);
    }
  }

  private void listen() throws IOException {
    server.setHost(HOST);
    server.setIoServiceFactoryFactory(
        new Nio2ServiceFactoryFactory(() -> new NoCloseExecutor(threads)));
    server.setScheduledExecutorService(clock, false);
    server.setKeyPairProvider(this::currentKey);
    server.setFileSystemFactory(new VirtualFileSystemFactory(options.root().toAbsolutePath()));
    server.setSubsystemFactories(List.of(sftp()));
    server.addChannelListener(channels);
    new Logins(options.login(), faults, traffic).guard(server);
    SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, extensions());
    server.start();
  }

  private Iterable<KeyPair> currentKey(SessionContext session) {
    return List.of(hostKey.get().pair());
  }

  private SftpSubsystemFactory sftp() {
    Account account = new Account(faults, traffic, folder::accept);
    SftpSubsystemFactory.Builder builder =
        new SftpSubsystemFactory.Builder()
            .withExecutorServiceProvider(() -> new NoCloseExecutor(threads))
            .withSftpErrorStatusDataHandler(new StatusWords())
            .withFileSystemAccessor(account);
    builder.addSftpEventListener(account);
    builder.addSftpEventListener(channels);
    return builder.build();
  }

  private String extensions() {
    return AbstractSftpSubsystemHelper.DEFAULT_OPEN_SSH_EXTENSIONS.stream()
        .filter(e -> options.posixRename() || !e.getName().equals(POSIX_RENAME))
        .map(e -> e.getName() + "=" + e.getVersion())
        .collect(Collectors.joining(","));
  }

  /** The library's own threads would keep a JVM alive. */
  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "sftp-stand-in");
      thread.setDaemon(true);
      return thread;
    };
  }

  public String host() {
    return HOST;
  }

  public int port() {
    return server.getPort();
  }

  public String username() {
    return options.login().username();
  }

  public String password() {
    return options.login().password();
  }

  /** The host key's print as OpenSSH shows it: {@code SHA256:…}. */
  public String fingerprint() {
    return hostKey.get().fingerprint();
  }

  /** {@code [127.0.0.1]:PORT ssh-ed25519 AAAA…}, for a known_hosts file of OpenSSH or JSch. */
  public String knownHostsLine() {
    return hostKey.get().knownHostsLine(HOST, port());
  }

  /** Connections from now on see another key; those that stand go on. */
  public void swapHostKey() {
    hostKey.set(ServerKey.generated());
  }

  public PickupFolder folder() {
    return folder;
  }

  public SftpFailures faults() {
    return faults;
  }

  public Traffic traffic() {
    return traffic;
  }

  /** Ends all sessions at once, stalled ones too, within a second. The files stay on disk. */
  @Override
  public void close() {
    faults.close();
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in did not stop", e);
    } finally {
      clock.shutdownNow();
      end(threads);
    }
  }

  /**
   * A file whose session was cut off may still be read: that is waited for, half a second at most.
   */
  private static void end(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(500, TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
