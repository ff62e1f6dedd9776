package io.attentivecourier.standin.sftp;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;

/**
 * Answers as a server of SFTP version 3 does: it knows the codes 0 to 8 only, and says "Failure"
 * for the rest.
 */
class StatusWords implements SftpErrorStatusDataHandler {

  @Override
  public int resolveSubStatus(
      SftpSubsystemEnvironment session, int id, Throwable cause, int command, Object... args) {
    int status =
        SftpErrorStatusDataHandler.super.resolveSubStatus(session, id, cause, command, args);
    return status > SftpConstants.SSH_FX_OP_UNSUPPORTED ? SftpConstants.SSH_FX_FAILURE : status;
  }

  @Override
  public String resolveErrorMessage(
      SftpSubsystemEnvironment session,
      int id,
      Throwable cause,
      int status,
      int command,
      Object... args) {
    return cause instanceof SftpException asked
        ? asked.getMessage()
        : SftpErrorStatusDataHandler.super.resolveErrorMessage(
            session, id, cause, status, command, args);
  }
}
