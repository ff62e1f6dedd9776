package io.attentivecourier.standin.sftp;

import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;

/** The sftp channels of each connection: the first is its session, a second may meet a fault. */
final class Channels implements SftpEventListener, ChannelListener {

  private static final AttributeKey<Boolean> BEGUN = new AttributeKey<>();
  private static final AttributeKey<Channel> FIRST = new AttributeKey<>();

  private final SftpFailures faults;
  private final Traffic traffic;

  Channels(SftpFailures faults, Traffic traffic) {
    this.faults = faults;
    this.traffic = traffic;
  }

  @Override
  public void initialized(ServerSession session, int version) {
    if (session.setAttribute(BEGUN, true) == null) {
      first(session);
    } else if (faults.take(SftpFailure.SftpFailureKind.DROP_AT_SECOND_CHANNEL, "").isPresent()) {
      session.close(true);
    }
  }

  @Override
  public void channelOpenSuccess(Channel channel) {
    Channel first = channel.getSession().computeAttributeIfAbsent(FIRST, key -> channel);
    if (first != channel
        && faults.take(SftpFailure.SftpFailureKind.END_FIRST_CHANNEL, "").isPresent()) {
      first.close(false);
    }
  }

  private void first(ServerSession session) {
    traffic.countSession();
    if (faults.take(SftpFailure.SftpFailureKind.REFUSE_SECOND_CHANNEL, "").isPresent()) {
      session.getService(ConnectionService.class).setAllowMoreSessions(false);
    }
  }
}
