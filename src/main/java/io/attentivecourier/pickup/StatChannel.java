package io.attentivecourier.pickup;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.util.Optional;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/**
 * A second sftp channel of a connection. It is opened at the first question, and each question is
 * one stat. camel-ftp keeps its own channel to itself and asks by JSch's ls, which reads the whole
 * folder to find one file: with 1,500 files that is 16 round trips, and twice for a size.
 *
 * <p>A server need not give a second channel. A server that refuses it is not asked again while
 * this object lives, over new connections too.
 */
final class StatChannel {
  private final int connectMillis;
  private Session session;
  private ChannelSftp channel;
  private boolean refused;

  /**
   * @param connectMillis the time limit for opening the channel
   */
  StatChannel(int connectMillis) {
    this.connectMillis = connectMillis;
  }

  /**
   * Uses this session from now on. The old channel belongs to the session before, and ended with
   * it.
   */
  void on(Session fresh) {
    session = fresh;
    channel = null;
  }

  /** True if questions can be asked here; opens the channel if that was not tried yet. */
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
      // If this ended the connection, the listing that follows says so.
      refused = true;
    }
  }

  /**
   * Notes that the connection was lost: the next one gets no second channel if this one had one. A
   * server may hang up because of it, or end the first channel for it, and would do so at every
   * try. A listing is slow and never wrong.
   */
  void markLost() {
    refused = refused || channel != null;
  }

  /**
   * The attributes that the server gives for a path; empty if there is nothing.
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

  /** Renames as camel-ftp does. */
  boolean rename(String from, String to) {
    try {
      channel.rename(from, to);
      return true;
    } catch (SftpException e) {
      throw new GenericFileOperationFailedException("Cannot rename: " + from, e);
    }
  }
}
