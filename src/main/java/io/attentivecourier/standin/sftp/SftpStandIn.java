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
import java.util.stream.Collectors;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.AbstractSftpSubsystemHelper;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * Attentive's SFTP server, on the loopback: a login folder with {@code uploads} in it, and a
 * receiver that reads each file before the client has its answer, so what a client sent is in
 * {@link #folder()} once the client's call returned.
 */
public class SftpStandIn implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String POSIX_RENAME = "posix-rename@openssh.com";

  private final SftpOptions options;
  private final PickupFolder folder;
  private final ServerKey hostKey;
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(daemons());
  private final SshServer server = SshServer.setUpDefaultServer();

  SftpStandIn(SftpOptions options) {
    this.options = options;
    this.folder = new PickupFolder(options);
    this.hostKey = options.hostKeyFile().map(ServerKey::keptIn).orElseGet(ServerKey::generated);
  }

  /** Starts on 127.0.0.1 at a free port. */
  public static SftpStandIn start(SftpOptions options) {
    return started(new SftpStandIn(options));
  }

  static <S extends SftpStandIn> S started(S standIn) {
    try {
      ((SftpStandIn) standIn).listen();
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
    server.setSubsystemFactories(List.of(subsystem().build()));
    guard(server);
    SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, extensions());
    // As OpenSSH has it: else the answers to a burst of requests wait 40 ms for an acknowledgement.
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    server.start();
  }

  private Iterable<KeyPair> currentKey(SessionContext session) {
    return List.of(hostKey().pair());
  }

  /** The key that the next connection sees. */
  ServerKey hostKey() {
    return hostKey;
  }

  /** Decides who is let in. */
  void guard(SshServer server) {
    new Logins(options.login()).guard(server);
  }

  Account account() {
    return new Account(folder::accept);
  }

  SftpSubsystemFactory.Builder subsystem() {
    Account account = account();
    SftpSubsystemFactory.Builder builder =
        new SftpSubsystemFactory.Builder()
            .withExecutorServiceProvider(() -> new NoCloseExecutor(threads))
            .withSftpErrorStatusDataHandler(new StatusWords())
            .withFileSystemAccessor(account);
    builder.addSftpEventListener(account);
    return builder;
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
    return hostKey().fingerprint();
  }

  /** {@code [127.0.0.1]:PORT ssh-ed25519 AAAA…}, for a known_hosts file of OpenSSH or JSch. */
  public String knownHostsLine() {
    return hostKey().knownHostsLine(HOST, port());
  }

  public PickupFolder folder() {
    return folder;
  }

  /** Ends all sessions at once, within a second. The files stay on disk. */
  @Override
  public void close() {
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
