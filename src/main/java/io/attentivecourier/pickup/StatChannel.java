package io.attentivecourier.pickup;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/**
 * A second sftp channel of a connection. It is opened at the first question, and each question is
 * one stat; requests for many small files go over it at once. camel-ftp keeps its own channel to
 * itself and asks by JSch's ls, which reads the whole folder to find one file: with 1,500 files
 * that is 16 round trips, and twice for a size.
 *
 * <p>A server need not give a second channel. A server that refuses it is not asked again while
 * this object lives, over new connections too.
 */
final class StatChannel {
  private final int connectMillis;
  private Session session;
  private PlainSftp channel;
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
    return channel != null && channel.isOpen();
  }

  private void open() {
    try {
      channel = PlainSftp.on(session, connectMillis);
    } catch (JSchException | IOException e) {
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
   * The size of the file under a path, {@link PlainSftp#FOLDER} for a folder; empty if there is
   * nothing.
   *
   * @param path not quoted, as all paths here
   * @throws GenericFileOperationFailedException for every other answer, as camel-ftp does
   */
  OptionalLong stat(String path) {
    try {
      return OptionalLong.of(channel.stat(path));
    } catch (SftpException e) {
      if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
        return OptionalLong.empty();
      }
      throw new GenericFileOperationFailedException("Cannot stat: " + path, e);
    } catch (IOException e) {
      throw new GenericFileOperationFailedException("Cannot stat: " + path, e);
    }
  }

  /** See {@link PlainSftp#sizes}. */
  List<OptionalLong> sizes(List<String> paths) {
    try {
      return channel.sizes(paths);
    } catch (IOException e) {
      throw new GenericFileOperationFailedException("Cannot stat", e);
    }
  }

  /** See {@link PlainSftp#create}. */
  boolean create(List<PlainSftp.NewUpload> files) {
    try {
      return channel.create(files);
    } catch (IOException e) {
      throw new GenericFileOperationFailedException("Cannot store", e);
    }
  }

  /** See {@link PlainSftp#renameAll}. */
  List<Integer> rename(List<PlainSftp.Renaming> renames) {
    try {
      return channel.renameAll(renames);
    } catch (IOException e) {
      throw new GenericFileOperationFailedException("Cannot rename", e);
    }
  }
}
