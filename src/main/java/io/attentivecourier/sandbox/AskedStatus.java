package io.attentivecourier.sandbox;

import org.apache.sshd.sftp.common.SftpException;

/** A status that a test asked for; it goes out as it is. */
final class AskedStatus extends SftpException {
  private static final long serialVersionUID = 1L;

  AskedStatus(int status, String step) {
    super(status, "refused as asked: " + step);
  }
}
