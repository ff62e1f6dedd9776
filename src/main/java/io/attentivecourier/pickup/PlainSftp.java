package io.attentivecourier.pickup;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes two requests of SFTP version 3 (draft-ietf-secsh-filexfer-02) for which JSch has no call,
 * over a channel of its own. JSch's rename is posix-rename wherever the server has it, which
 * overwrites the target, and JSch opens no file without creating it.
 */
final class PlainSftp implements Closeable {
  private static final int VERSION = 3;
  private static final int INIT = 1;
  private static final int OPEN = 3;
  private static final int CLOSE = 4;
  private static final int RENAME = 18;
  private static final int STATUS = 101;
  private static final int HANDLE = 102;
  private static final int WRITE_FLAG = 2;
  private static final int LONGEST = 1 << 16;

  private final ChannelSubsystem channel;
  private final DataInputStream in;
  private final OutputStream out;
  private int last;

  private PlainSftp(ChannelSubsystem channel) throws IOException {
    this.channel = channel;
    this.in = new DataInputStream(channel.getInputStream());
    this.out = channel.getOutputStream();
  }

  /**
   * @throws JSchException if the server gives no further channel
   */
  static PlainSftp on(Session session, int connectMillis) throws JSchException, IOException {
    ChannelSubsystem channel = (ChannelSubsystem) session.openChannel("subsystem");
    channel.setSubsystem("sftp");
    channel.setWantReply(true);
    PlainSftp plain = new PlainSftp(channel);
    channel.connect(connectMillis);
    plain.send(INIT, packet -> packet.writeInt(VERSION));
    plain.receive();
    return plain;
  }

  /**
   * Renames if the target does not exist.
   *
   * @throws SftpException with the server's status
   */
  void rename(String from, String to) throws IOException, SftpException {
    Answered answer =
        ask(
            RENAME,
            packet -> {
              write(packet, from);
              write(packet, to);
            });
    answer.require();
  }

  /**
   * Opens an existing file for writing, and closes it; a file that does not exist is not created.
   *
   * @throws SftpException with the server's status
   */
  void openToWrite(String path) throws IOException, SftpException {
    Answered answer =
        ask(
            OPEN,
            packet -> {
              write(packet, path);
              packet.writeInt(WRITE_FLAG);
              packet.writeInt(0);
            });
    if (answer.type() != HANDLE) {
      answer.require();
    }
    byte[] handle = answer.bytes();
    ask(CLOSE, packet -> write(packet, handle));
  }

  private interface Fields {
    void write(DataOutputStream packet) throws IOException;
  }

  private static void write(DataOutputStream packet, String text) throws IOException {
    write(packet, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream packet, byte[] bytes) throws IOException {
    packet.writeInt(bytes.length);
    packet.write(bytes);
  }

  /**
   * An answer of the server.
   *
   * @param rest the bytes after the type and the id
   */
  private record Answered(int type, ByteBuffer rest) {
    void require() throws IOException, SftpException {
      if (type != STATUS) {
        throw new IOException("the server answered what was not asked");
      }
      int status = rest.getInt();
      if (status != ChannelSftp.SSH_FX_OK) {
        throw new SftpException(status, "refused");
      }
    }

    byte[] bytes() {
      byte[] bytes = new byte[Math.min(rest.getInt(), rest.remaining())];
      rest.get(bytes);
      return bytes;
    }
  }

  private Answered ask(int type, Fields fields) throws IOException {
    int id = ++last;
    send(
        type,
        packet -> {
          packet.writeInt(id);
          fields.write(packet);
        });
    ByteBuffer answer = receive();
    byte answered = answer.get();
    if (answer.getInt() != id) {
      throw new IOException("the server answered another request");
    }
    return new Answered(answered, answer);
  }

  private void send(int type, Fields fields) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(packet)) {
      data.writeByte(type);
      fields.write(data);
    }
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(packet.size()).array());
    packet.writeTo(out);
    out.flush();
  }

  private ByteBuffer receive() throws IOException {
    int length = in.readInt();
    if (length < 1 || length > LONGEST) {
      throw new IOException("what answers there is no sftp");
    }
    return ByteBuffer.wrap(in.readNBytes(length));
  }

  @Override
  public void close() {
    channel.disconnect();
  }
}
