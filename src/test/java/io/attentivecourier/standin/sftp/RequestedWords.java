package io.attentivecourier.standin.sftp;

import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;

/** The stand-in's answers, and the status that a test asked for as it is. */
final class RequestedWords extends StatusWords {
  @Override
  public int resolveSubStatus(
      SftpSubsystemEnvironment session, int id, Throwable cause, int command, Object... args) {
    return cause instanceof RequestedStatus asked
        ? asked.getStatus()
        : super.resolveSubStatus(session, id, cause, command, args);
  }

  /** A status that a test asked for. */
  static final class RequestedStatus extends SftpException {
    private static final long serialVersionUID = 1L;

    RequestedStatus(int status, String step) {
      super(status, "refused as asked: " + step);
    }
  }
}
