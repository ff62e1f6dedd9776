package io.attentivecourier.pickup;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.util.Optional;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/**
 * A second sftp channel of a connection, opened at the first question, for one stat a question.
 * camel-ftp keeps its own channel to itself and asks by JSch's ls, which reads the whole folder to
 * find one file: with 1,500 files that is 16 round trips, and twice for a size.
 *
 * <p>A server need not give a second channel. One that refuses it is not asked again for as long as
 * this lives, over new connections too.
 */
final class StatChannel {
  private final int connectMillis;
  private Session session;
  private ChannelSftp channel;
  private boolean refused;

  /**
   * @param connectMillis for the opening
   */
  StatChannel(int connectMillis) {
    this.connectMillis = connectMillis;
  }

  /** From now on on this session; it is of the session before, and ended with it. */
  void on(Session fresh) {
    session = fresh;
    channel = null;
  }

  /** Whether questions can be asked here. */
  boolean isOpen() {
    if (channel == null && !refused) {
      open();
    }
    return channel != null && channel.isConnected();
  }

  private void open() {
    try {
      ChannelSftp fresh = (ChannelSftp) session.openChannel("sftp");
      fresh.connect(connectMillis);
      channel = fresh;
    } catch (JSchException e) {
      // Where the connection died of it, the listing that follows says so.
      refused = true;
    }
  }

  /**
   * After a connection was lost: the next one gets no second channel if this one had one. A server
   * may hang up at it, or end the first for it; it would do so at every try. A listing is slow and
   * never wrong.
   */
  void markLost() {
    refused = refused || channel != null;
  }

  /**
   * What the server says of a path; empty where there is nothing.
   *
   * @throws GenericFileOperationFailedException for every other answer, as camel-ftp does
   */
  Optional<SftpATTRS> stat(String path) {
    try {
      return Optional.of(channel.stat(path));
    } catch (SftpException e) {
      if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
        return Optional.empty();
      }
      throw new GenericFileOperationFailedException("Cannot stat: " + path, e);
    }
  }

  /** As camel-ftp renames. */
  boolean rename(String from, String to) {
    try {
      channel.rename(from, to);
      return true;
    } catch (SftpException e) {
      throw new GenericFileOperationFailedException("Cannot rename: " + from, e);
    }
  }
}
