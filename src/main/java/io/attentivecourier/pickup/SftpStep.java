package io.attentivecourier.pickup;

import java.util.Locale;

/** A request of the SFTP protocol, in the words of those who run a server. */
enum SftpStep {
  STAT,
  LIST,
  OPEN,
  READ,
  WRITE,
  CLOSE,
  RENAME,
  DELETE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
