package io.attentivecourier.sandbox;

import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;

/** The sftp channels of each connection: the first is its session, a second may meet a fault. */
final class Channels implements SftpEventListener {

  private static final AttributeKey<Boolean> BEGUN = new AttributeKey<>();

  private final Faults faults;
  private final Traffic traffic;

  Channels(Faults faults, Traffic traffic) {
    this.faults = faults;
    this.traffic = traffic;
  }

  @Override
  public void initialized(ServerSession session, int version) {
    if (session.setAttribute(BEGUN, true) == null) {
      first(session);
    } else if (faults.take(Fault.Kind.DROP_AT_SECOND_CHANNEL, "").isPresent()) {
      session.close(true);
    }
  }

  private void first(ServerSession session) {
    traffic.session();
    if (faults.take(Fault.Kind.REFUSE_SECOND_CHANNEL, "").isPresent()) {
      session.getService(ConnectionService.class).setAllowMoreSessions(false);
    }
  }
}
