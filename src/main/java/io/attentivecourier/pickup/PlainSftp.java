package io.attentivecourier.pickup;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes requests of SFTP version 3 for which JSch has no call, over a channel of its own. JSch's
 * rename is posix-rename wherever the server has it, which overwrites the target; JSch opens no
 * file without creating it; and it makes each request of a file after the answer to the one before,
 * so that 64 small files wait for the server 600 times.
 */
final class PlainSftp implements Closeable {
  /** The size of what is not there. */
  static final long NOTHING = -1;

  /** The size of a folder; it has none that matters here. */
  static final long FOLDER = -2;

  private static final int OPEN = 3;
  private static final int CLOSE = 4;
  private static final int WRITE = 6;
  private static final int REMOVE = 13;
  private static final int STAT = 17;
  private static final int RENAME = 18;
  private static final int HANDLE = 102;
  private static final int ATTRS = 105;
  private static final int EXTENDED = 200;

  private static final String POSIX_RENAME = "posix-rename@openssh.com";

  /** Opens for writing a file that is there. */
  private static final int TO_WRITE = 2;

  /** Opens a file for writing that is not there: SSH_FXF_WRITE, CREAT and EXCL. */
  private static final int NEW = 2 | 8 | 0x20;

  /**
   * The data of a write. A server takes at least 32,768 bytes in a packet, with what surrounds it.
   */
  private static final int WRITTEN = 32_000;

  private static final int HAS_SIZE = 1;
  private static final int HAS_OWNER = 2;
  private static final int HAS_MODE = 4;
  private static final int KIND = 0170000;
  private static final int KIND_FOLDER = 0040000;

  private final SftpPackets packets;

  private PlainSftp(SftpPackets packets) {
    this.packets = packets;
  }

  /**
   * @throws JSchException if the server gives no further channel
   */
  static PlainSftp on(Session session, int connectMillis) throws JSchException, IOException {
    return new PlainSftp(SftpPackets.on(session, connectMillis));
  }

  boolean isOpen() {
    return packets.isOpen();
  }

  /**
   * Renames if the target does not exist.
   *
   * @throws SftpException with the server's status
   */
  void rename(String from, String to) throws IOException, SftpException {
    packets.ask(plainRename(from, to)).require();
  }

  private static SftpPackets.PacketRequest plainRename(String from, String to) {
    return new SftpPackets.PacketRequest(
        RENAME,
        packet -> {
          SftpPackets.write(packet, from);
          SftpPackets.write(packet, to);
        });
  }

  /** The paths of a rename. */
  record Renaming(String from, String to) {}

  /**
   * Renames as JSch does, over an existing target if the server offers posix-rename. All requests
   * are on the way at once.
   *
   * @return the server's status for each
   */
  List<Integer> renameAll(List<Renaming> renames) throws IOException {
    boolean over = packets.offers(POSIX_RENAME);
    List<SftpPackets.PacketRequest> requests = new ArrayList<>();
    for (Renaming one : renames) {
      requests.add(over ? renameOver(one.from(), one.to()) : plainRename(one.from(), one.to()));
    }
    return statuses(packets.askAll(requests));
  }

  private static SftpPackets.PacketRequest renameOver(String from, String to) {
    return new SftpPackets.PacketRequest(
        EXTENDED,
        packet -> {
          SftpPackets.write(packet, POSIX_RENAME);
          SftpPackets.write(packet, from);
          SftpPackets.write(packet, to);
        });
  }

  private static List<Integer> statuses(List<SftpPackets.Answered> answers) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (SftpPackets.Answered answer : answers) {
      statuses.add(answer.status());
    }
    return statuses;
  }

  /**
   * Opens an existing file for writing, and closes it; a file that does not exist is not created.
   *
   * @throws SftpException with the server's status
   */
  void openToWrite(String path) throws IOException, SftpException {
    SftpPackets.Answered answer = packets.ask(open(path, TO_WRITE));
    if (answer.type() != HANDLE) {
      answer.require();
    }
    packets.ask(close(answer.bytes()));
  }

  private static SftpPackets.PacketRequest open(String path, int flags) {
    return new SftpPackets.PacketRequest(
        OPEN,
        packet -> {
          SftpPackets.write(packet, path);
          packet.writeInt(flags);
          packet.writeInt(0);
        });
  }

  private static SftpPackets.PacketRequest close(byte[] handle) {
    return new SftpPackets.PacketRequest(CLOSE, packet -> SftpPackets.write(packet, handle));
  }

  /** A file that is to be made, with all that it holds. */
  record NewUpload(String path, byte[] bytes) {}

  /** A file that the server has just made for us. */
  private record Made(NewUpload file, byte[] handle) {}

  /**
   * Makes files that are not there yet: all are opened, then written, then closed.
   *
   * @return false if the server refused any request; then what it made is removed again
   */
  boolean create(List<NewUpload> files) throws IOException {
    List<Made> made = make(files);
    boolean whole = made.size() == files.size() && areTaken(packets.askAll(writes(made)));
    boolean closed =
        areTaken(packets.askAll(made.stream().map(one -> close(one.handle())).toList()));
    if (!whole || !closed) {
      packets.askAll(made.stream().map(one -> remove(one.file().path())).toList());
    }
    return whole && closed;
  }

  private List<Made> make(List<NewUpload> files) throws IOException {
    List<SftpPackets.Answered> answers =
        packets.askAll(files.stream().map(file -> open(file.path(), NEW)).toList());
    List<Made> made = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (answers.get(i).type() == HANDLE) {
        made.add(new Made(files.get(i), answers.get(i).bytes()));
      }
    }
    return made;
  }

  private static List<SftpPackets.PacketRequest> writes(List<Made> files) {
    List<SftpPackets.PacketRequest> writes = new ArrayList<>();
    for (Made made : files) {
      byte[] bytes = made.file().bytes();
      for (int at = 0; at < bytes.length; at += WRITTEN) {
        writes.add(write(made.handle(), bytes, at, Math.min(WRITTEN, bytes.length - at)));
      }
    }
    return writes;
  }

  private static SftpPackets.PacketRequest remove(String path) {
    return new SftpPackets.PacketRequest(REMOVE, packet -> SftpPackets.write(packet, path));
  }

  private static SftpPackets.PacketRequest write(byte[] handle, byte[] bytes, int at, int length) {
    return new SftpPackets.PacketRequest(
        WRITE,
        packet -> {
          SftpPackets.write(packet, handle);
          packet.writeLong(at);
          packet.writeInt(length);
          packet.write(bytes, at, length);
        });
  }

  private static boolean areTaken(List<SftpPackets.Answered> answers) throws IOException {
    return statuses(answers).stream().allMatch(status -> status == ChannelSftp.SSH_FX_OK);
  }

  /**
   * The size of the file under a path, {@link #FOLDER} for a folder.
   *
   * @throws SftpException with the server's status, also where nothing is there
   */
  long stat(String path) throws IOException, SftpException {
    SftpPackets.Answered answer = packets.ask(statRequest(path));
    if (answer.type() != ATTRS) {
      answer.require();
    }
    return size(answer.rest());
  }

  /**
   * The same for many paths at once.
   *
   * @return {@link #NOTHING} where there is nothing, none where the server answered anything else
   */
  List<OptionalLong> sizes(List<String> paths) throws IOException {
    List<OptionalLong> sizes = new ArrayList<>();
    for (SftpPackets.Answered answer :
        packets.askAll(paths.stream().map(PlainSftp::statRequest).toList())) {
      sizes.add(answered(answer));
    }
    return sizes;
  }

  private static OptionalLong answered(SftpPackets.Answered answer) throws IOException {
    if (answer.type() == ATTRS) {
      return OptionalLong.of(size(answer.rest()));
    }
    boolean absent = answer.status() == ChannelSftp.SSH_FX_NO_SUCH_FILE;
    return absent ? OptionalLong.of(NOTHING) : OptionalLong.empty();
  }

  private static SftpPackets.PacketRequest statRequest(String path) {
    return new SftpPackets.PacketRequest(STAT, packet -> SftpPackets.write(packet, path));
  }

  private static long size(ByteBuffer attributes) {
    int has = attributes.getInt();
    long size = (has & HAS_SIZE) != 0 ? attributes.getLong() : 0;
    if ((has & HAS_OWNER) != 0) {
      attributes.getLong();
    }
    boolean folder = (has & HAS_MODE) != 0 && (attributes.getInt() & KIND) == KIND_FOLDER;
    return folder ? FOLDER : size;
  }

  @Override
  public void close() {
    packets.close();
  }
}
