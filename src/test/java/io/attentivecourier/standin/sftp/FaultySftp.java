package io.attentivecourier.standin.sftp;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Attentive's SFTP stand-in, which writes down what clients do, and fails as it is asked to. */
public final class FaultySftp extends SftpStandIn {
  private static final AttributeKey<Boolean> TURNED_AWAY = new AttributeKey<>();

  private final SftpFailures faults = new SftpFailures();
  private final Traffic traffic = new Traffic();
  private final Channels channels = new Channels(faults, traffic);
  private final AtomicReference<ServerKey> swapped = new AtomicReference<>();

  private FaultySftp(SftpOptions options) {
    super(options);
  }

  /** Starts on 127.0.0.1 at a free port. */
  public static FaultySftp start(SftpOptions options) {
    return started(new FaultySftp(options));
  }

  public SftpFailures faults() {
    return faults;
  }

  public Traffic traffic() {
    return traffic;
  }

  /** Connections from now on see another key; those that stand go on. */
  public void swapHostKey() {
    swapped.set(ServerKey.generated());
  }

  @Override
  ServerKey hostKey() {
    return swapped.get() == null ? super.hostKey() : swapped.get();
  }

  @Override
  Account account() {
    return new FaultyAccount(faults, traffic, folder()::accept);
  }

  @Override
  SftpSubsystemFactory.Builder subsystem() {
    SftpSubsystemFactory.Builder builder =
        super.subsystem().withSftpErrorStatusDataHandler(new RequestedWords());
    builder.addSftpEventListener(channels);
    return builder;
  }

  @Override
  void guard(SshServer server) {
    super.guard(server);
    server.addChannelListener(channels);
    var password = server.getPasswordAuthenticator();
    server.setPasswordAuthenticator(
        (user, secret, session) ->
            !turnsAway(session) && password.authenticate(user, secret, session));
    var key = server.getPublickeyAuthenticator();
    server.setPublickeyAuthenticator(
        (user, secret, session) -> !turnsAway(session) && key.authenticate(user, secret, session));
  }

  /**
   * Decided once a connection, or a client with two methods would get past a fault that strikes
   * once.
   */
  private boolean turnsAway(ServerSession session) {
    traffic.countSecret();
    return session.computeAttributeIfAbsent(TURNED_AWAY, key -> firstTry());
  }

  private boolean firstTry() {
    traffic.countLogin();
    return faults.take(SftpFailure.SftpFailureKind.REFUSE_LOGIN, "").isPresent();
  }

  @Override
  public void close() {
    faults.close();
    super.close();
  }
}
