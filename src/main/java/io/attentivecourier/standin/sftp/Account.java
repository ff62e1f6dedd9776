package io.attentivecourier.standin.sftp;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
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
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/**
 * The files of the account as a client's session sees them. A file in {@code uploads} is shown to
 * the receiver once its writer has closed it or given it its name.
 */
class Account implements SftpFileSystemAccessor, SftpEventListener {

  private static final String UPLOADS = "/" + PickupFolder.NAME + "/";

  private final Consumer<String> appeared;

  /**
   * @param appeared takes the bare name of a file in {@code uploads}, in the session's thread,
   *     before the client's answer
   */
  Account(Consumer<String> appeared) {
    this.appeared = appeared;
  }

  /** A step that a client has made, or was refused. */
  void note(String step) {}

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
    SeekableByteChannel channel =
        SftpFileSystemAccessor.super.openFile(session, handle, file, id, options);
    note((writes(options) ? "open " : "read ") + name(file));
    return channel;
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
      note("close " + name(file));
      show(file);
    }
  }

  @Override
  public void renameFile(
      SftpSubsystemProxy session, Path from, Path to, Collection<CopyOption> options)
      throws IOException {
    SftpFileSystemAccessor.super.renameFile(session, from, to, options);
    note("rename " + name(from) + " " + name(to));
    show(to);
  }

  @Override
  public void removeFile(SftpSubsystemProxy session, Path file, boolean folder) throws IOException {
    SftpFileSystemAccessor.super.removeFile(session, file, folder);
    note("remove " + name(file));
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

  /** Nor does it document to go on with a file that has bytes already. */
  private static boolean resumes(Path file, Set<? extends OpenOption> options) throws IOException {
    boolean afresh =
        options.contains(StandardOpenOption.TRUNCATE_EXISTING)
            || options.contains(StandardOpenOption.CREATE_NEW);
    return writes(options) && !afresh && Files.exists(file) && Files.size(file) > 0;
  }

  SftpException refused(String step) {
    return refused(step, SftpConstants.SSH_FX_OP_UNSUPPORTED);
  }

  SftpException refused(String step, int status) {
    note("refused " + step);
    return new SftpException(status, "refused: " + step);
  }

  static boolean writes(Set<? extends OpenOption> options) {
    return options.contains(StandardOpenOption.WRITE);
  }

  static String name(Path file) {
    String path = pathOf(file);
    return path.startsWith(UPLOADS) ? path.substring(UPLOADS.length()) : path;
  }

  private static String pathOf(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
