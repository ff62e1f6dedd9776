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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/**
 * The files of the account as a client's session sees them: every step is written down, the faults
 * that were asked for strike here, and a file in {@code uploads} is shown to the receiver once its
 * writer let go of it or gave it its name.
 */
final class Account implements SftpFileSystemAccessor, SftpEventListener {

  private static final String UPLOADS = "/" + PickupFolder.NAME + "/";

  private final SftpFailures faults;
  private final Traffic traffic;
  private final Consumer<String> appeared;

  /**
   * @param appeared takes the bare name of a file in {@code uploads}, in the session's thread,
   *     before the client's answer
   */
  Account(SftpFailures faults, Traffic traffic, Consumer<String> appeared) {
    this.faults = faults;
    this.traffic = traffic;
    this.appeared = appeared;
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
    if (resumes(file, options)) {
      throw refused("resume " + name(file));
    }
    if (!writes(options)
        && faults.take(SftpFailure.SftpFailureKind.REFUSE_READ, name(file)).isPresent()) {
      throw refused("read " + name(file));
    }
    if (writes(options)) {
      answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_OPEN, file);
    }
    if (writes(options) && !Decoder.isFinal(name(file))) {
      answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_OPEN_OF_PART, file);
    }
    SeekableByteChannel channel =
        SftpFileSystemAccessor.super.openFile(session, handle, file, id, options);
    traffic.record((writes(options) ? "open " : "read ") + name(file));
    return writes(options)
        ? new FaultyChannel(channel, name(file), session.getServerSession(), faults)
        : channel;
  }

  /**
   * Also at the end of a session that died: a half file under a final name is a file to a receiver
   * that globs.
   */
  @Override
  public void closeFile(
      SftpSubsystemProxy session,
      FileHandle handle,
      Path file,
      String id,
      Channel channel,
      Set<? extends OpenOption> options)
      throws IOException {
    channel.close();
    if (writes(options)) {
      traffic.record("close " + name(file));
      show(file);
      takeIfAsked(file);
      answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_CLOSE, file);
    }
  }

  private void takeIfAsked(Path file) throws IOException {
    if (!Decoder.isFinal(name(file))
        && faults.take(SftpFailure.SftpFailureKind.TAKE_PART, name(file)).isPresent()) {
      Files.deleteIfExists(file);
    }
  }

  private void answerIfAsked(SftpFailure.SftpFailureKind request, Path file) throws IOException {
    var asked = faults.take(request, name(file));
    if (asked.isPresent()) {
      traffic.record("refused " + request + " " + name(file));
      throw new StatusWords.RequestedStatus(asked.get().status(), request + " " + name(file));
    }
  }

  @Override
  public void renameFile(
      SftpSubsystemProxy session, Path from, Path to, Collection<CopyOption> options)
      throws IOException {
    String step = "rename " + name(from) + " " + name(to);
    if (faults.take(SftpFailure.SftpFailureKind.REFUSE_RENAME, name(to)).isPresent()) {
      throw refused(step, SftpConstants.SSH_FX_PERMISSION_DENIED);
    }
    if (Files.exists(to)
        && faults.take(SftpFailure.SftpFailureKind.REFUSE_OVERWRITE, name(to)).isPresent()) {
      throw refused(step, SftpConstants.SSH_FX_FAILURE);
    }
    answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_RENAME, to);
    SftpFileSystemAccessor.super.renameFile(session, from, to, options);
    traffic.record(step);
    show(to);
    loseAnswer(session, name(to));
    answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_AFTER_RENAME, to);
  }

  private void loseAnswer(SftpSubsystemProxy session, String to) throws IOException {
    faults.stallIfAsked(SftpFailure.SftpFailureKind.STALL_AFTER_RENAME, to, 0);
    if (faults.take(SftpFailure.SftpFailureKind.DROP_AFTER_RENAME, to).isPresent()) {
      session.getServerSession().close(true);
      throw new IOException("the connection was dropped as asked");
    }
  }

  @Override
  public void removeFile(SftpSubsystemProxy session, Path file, boolean folder) throws IOException {
    answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_REMOVE, file);
    SftpFileSystemAccessor.super.removeFile(session, file, folder);
    traffic.record("remove " + name(file));
  }

  private void show(Path file) {
    if (pathOf(file).startsWith(UPLOADS) && name(file).indexOf('/') < 0) {
      appeared.accept(name(file));
    }
  }

  /**
   * Attentive documents no chmod and no setting of times (contract, section 5, row 11): here they
   * fail.
   */
  @Override
  public void modifyingAttributes(ServerSession session, Path file, Map<String, ?> attributes)
      throws SftpException {
    throw refused("setstat " + name(file));
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
    return SftpFileSystemAccessor.super.openDirectory(session, handle, folder, id, options);
  }

  /** The library asks for them before every stat, with its command. */
  @Override
  public LinkOption[] resolveFileAccessLinkOptions(
      SftpSubsystemProxy session, Path file, int command, String extension, boolean follow)
      throws IOException {
    boolean stat = command == SftpConstants.SSH_FXP_STAT;
    if (stat && faults.take(SftpFailure.SftpFailureKind.REFUSE_STAT, name(file)).isPresent()) {
      throw refused("stat " + name(file), SftpConstants.SSH_FX_PERMISSION_DENIED);
    }
    if (stat) {
      answerIfAsked(SftpFailure.SftpFailureKind.ANSWER_STAT, file);
    }
    return SftpFileSystemAccessor.super.resolveFileAccessLinkOptions(
        session, file, command, extension, follow);
  }

  /** Nor does it document to go on with a file that has bytes already. */
  private static boolean resumes(Path file, Set<? extends OpenOption> options) throws IOException {
    boolean afresh =
        options.contains(StandardOpenOption.TRUNCATE_EXISTING)
            || options.contains(StandardOpenOption.CREATE_NEW);
    return writes(options) && !afresh && Files.exists(file) && Files.size(file) > 0;
  }

  private SftpException refused(String step) {
    return refused(step, SftpConstants.SSH_FX_OP_UNSUPPORTED);
  }

  private SftpException refused(String step, int status) {
    traffic.record("refused " + step);
    return new SftpException(status, "refused: " + step);
  }

  private static boolean writes(Set<? extends OpenOption> options) {
    return options.contains(StandardOpenOption.WRITE);
  }

  private static String name(Path file) {
    String path = pathOf(file);
    return path.startsWith(UPLOADS) ? path.substring(UPLOADS.length()) : path;
  }

  private static String pathOf(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
