package io.attentivecourier.standin.sftp;

import io.attentivecourier.standin.file.Decoder;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** The account of a test: every step is written down, and the faults that were asked for strike. */
final class FaultyAccount extends Account {
  private final SftpFailures faults;
  private final Traffic traffic;

  FaultyAccount(SftpFailures faults, Traffic traffic, Consumer<String> appeared) {
    super(appeared);
    this.faults = faults;
    this.traffic = traffic;
  }

  @Override
  void note(String step) {
    traffic.record(step);
  }

  private boolean isAsked(SftpFailure.SftpFailureKind kind, Path file) {
    return faults.take(kind, name(file)).isPresent();
  }

  private void answerIfAsked(SftpFailure.SftpFailureKind request, Path file) throws IOException {
    var asked = faults.take(request, name(file));
    if (asked.isPresent()) {
      note("refused " + request + " " + name(file));
      throw new RequestedWords.RequestedStatus(asked.get().status(), request + " " + name(file));
    }
  }

  @Override
  public SeekableByteChannel openFile(
      SftpSubsystemProxy session,
      FileHandle handle,
      Path file,
      String id,
      Set<? extends OpenOption> options,
      FileAttribute<?>... attributes)
      throws IOException {
    refuseOpen(file, options);
    SeekableByteChannel channel = super.openFile(session, handle, file, id, options, attributes);
    return writes(options)
        ? new FaultyChannel(channel, name(file), session.getServerSession(), faults)
        : channel;
  }

  private void refuseOpen(Path file, Set<? extends OpenOption> options) throws IOException {
    if (!writes(options)) {
      if (isAsked(SftpFailure.SftpFailureKind.REFUSE_READ, file)) {
        throw refused("read " + name(file));
      }
      return;
    }
    answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_OPEN, file);
    if (!Decoder.isFinal(name(file))) {
      answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_OPEN_OF_PART, file);
    }
  }

  @Override
  public void closeFile(
      SftpSubsystemProxy session,
      FileHandle handle,
      Path file,
      String id,
      Channel channel,
      Set<? extends OpenOption> options)
      throws IOException {
    super.closeFile(session, handle, file, id, channel, options);
    if (writes(options)) {
      takeIfAsked(file);
      answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_CLOSE, file);
    }
  }

  private void takeIfAsked(Path file) throws IOException {
    if (!Decoder.isFinal(name(file)) && isAsked(SftpFailure.SftpFailureKind.TAKE_PART, file)) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void renameFile(
      SftpSubsystemProxy session, Path from, Path to, Collection<CopyOption> options)
      throws IOException {
    String step = "rename " + name(from) + " " + name(to);
    if (isAsked(SftpFailure.SftpFailureKind.REFUSE_RENAME, to)) {
      throw refused(step, SftpConstants.SSH_FX_PERMISSION_DENIED);
    }
    if (Files.exists(to) && isAsked(SftpFailure.SftpFailureKind.REFUSE_OVERWRITE, to)) {
      throw refused(step, SftpConstants.SSH_FX_FAILURE);
    }
    answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_RENAME, to);
    super.renameFile(session, from, to, options);
    loseAnswer(session, to);
    answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_AFTER_RENAME, to);
  }

  private void loseAnswer(SftpSubsystemProxy session, Path to) throws IOException {
    faults.stallIfAsked(SftpFailure.SftpFailureKind.STALL_AFTER_RENAME, name(to), 0);
    if (isAsked(SftpFailure.SftpFailureKind.DROP_AFTER_RENAME, to)) {
      session.getServerSession().close(true);
      throw new IOException("the connection was dropped as asked");
    }
  }

  @Override
  public void removeFile(SftpSubsystemProxy session, Path file, boolean folder) throws IOException {
    answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_REMOVE, file);
    super.removeFile(session, file, folder);
  }

  @Override
  public DirectoryStream<Path> openDirectory(
      SftpSubsystemProxy session,
      DirectoryHandle handle,
      Path folder,
      String id,
      LinkOption... options)
      throws IOException {
    traffic.countListing();
    answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_LIST, folder);
    return super.openDirectory(session, handle, folder, id, options);
  }

  /** The library asks for them before every stat, with its command. */
  @Override
  public LinkOption[] resolveFileAccessLinkOptions(
      SftpSubsystemProxy session, Path file, int command, String extension, boolean follow)
      throws IOException {
    if (command == SftpConstants.SSH_FXP_STAT) {
      if (isAsked(SftpFailure.SftpFailureKind.REFUSE_STAT, file)) {
        throw refused("stat " + name(file), SftpConstants.SSH_FX_PERMISSION_DENIED);
      }
      answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_STAT, file);
    }
    return super.resolveFileAccessLinkOptions(session, file, command, extension, follow);
  }
}
