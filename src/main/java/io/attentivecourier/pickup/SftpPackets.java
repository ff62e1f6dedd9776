package io.attentivecourier.pickup;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests and answers of SFTP version 3 (draft-ietf-secsh-filexfer-02) over a channel of their
 * own. JSch waits for each answer before it sends the next request; here many may be on the way.
 */
final class SftpPackets implements Closeable {
  private static final int VERSION = 3;
  private static final int INIT = 1;
  private static final int STATUS = 101;
  private static final int LONGEST = 1 << 16;

  private final ChannelSubsystem channel;
  private final DataInputStream in;
  private final OutputStream out;
  private final Set<String> extensions = new HashSet<>();
  private int last;

  private SftpPackets(ChannelSubsystem channel) throws IOException {
    this.channel = channel;
    this.in = new DataInputStream(new BufferedInputStream(channel.getInputStream()));
    this.out = channel.getOutputStream();
  }

  /**
   * @throws JSchException if the server gives no further channel
   */
  static SftpPackets on(Session session, int connectMillis) throws JSchException, IOException {
    ChannelSubsystem channel = (ChannelSubsystem) session.openChannel("subsystem");
    channel.setSubsystem("sftp");
    channel.setWantReply(true);
    SftpPackets packets = new SftpPackets(channel);
    channel.connect(connectMillis);
    packets.greet();
    return packets;
  }

  private void greet() throws IOException {
    send(INIT, packet -> packet.writeInt(VERSION));
    out.flush();
    ByteBuffer answer = receive();
    answer.get();
    if (answer.remaining() >= Integer.BYTES) {
      answer.getInt();
    }
    while (answer.remaining() > Integer.BYTES) {
      extensions.add(new String(bytes(answer), StandardCharsets.UTF_8));
      bytes(answer);
    }
  }

  /** True if the server has that extension of the protocol. */
  boolean offers(String extension) {
    return extensions.contains(extension);
  }

  boolean isOpen() {
    return channel.isConnected();
  }

  /** What a request holds after its type and id. */
  @FunctionalInterface
  interface Fields {
    void write(DataOutputStream packet) throws IOException;
  }

  /** A request that is not sent yet. */
  record PacketRequest(int type, Fields fields) {}

  static void write(DataOutputStream packet, String text) throws IOException {
    write(packet, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(DataOutputStream packet, byte[] bytes) throws IOException {
    packet.writeInt(bytes.length);
    packet.write(bytes);
  }

  private static byte[] bytes(ByteBuffer packet) {
    int length = packet.remaining() < Integer.BYTES ? 0 : packet.getInt();
    byte[] bytes = new byte[Math.max(0, Math.min(length, packet.remaining()))];
    packet.get(bytes);
    return bytes;
  }

  /**
   * An answer of the server.
   *
   * @param rest the bytes after the type and the id
   */
  record Answered(int type, ByteBuffer rest) {
    /**
     * @throws SftpException with the server's status, if it is not a success
     */
    void require() throws IOException, SftpException {
      int status = status();
      if (status != ChannelSftp.SSH_FX_OK) {
        throw new SftpException(status, "refused");
      }
    }

    /** The status; it is read once. */
    int status() throws IOException {
      if (type != STATUS || rest.remaining() < Integer.BYTES) {
        throw new IOException("the server answered what was not asked");
      }
      return rest.getInt();
    }

    byte[] bytes() {
      return SftpPackets.bytes(rest);
    }
  }

  Answered ask(PacketRequest request) throws IOException {
    return askAll(List.of(request)).get(0);
  }

  /**
   * Sends all requests before it reads the first answer. A server may answer in any order.
   *
   * @return the answers in the order of the requests
   */
  List<Answered> askAll(List<PacketRequest> requests) throws IOException {
    int first = last + 1;
    for (PacketRequest request : requests) {
      send(request, ++last);
    }
    out.flush();
    Map<Integer, Answered> answers = new HashMap<>();
    while (answers.size() < requests.size()) {
      receive(answers, first);
    }
    List<Answered> inOrder = new ArrayList<>();
    for (int id = first; id <= last; id++) {
      inOrder.add(answers.get(id));
    }
    return inOrder;
  }

  private void send(PacketRequest request, int id) throws IOException {
    send(
        request.type(),
        packet -> {
          packet.writeInt(id);
          request.fields().write(packet);
        });
  }

  private void send(int type, Fields fields) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(packet)) {
      data.writeByte(type);
      fields.write(data);
    }
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(packet.size()).array());
    packet.writeTo(out);
  }

  private void receive(Map<Integer, Answered> answers, int first) throws IOException {
    ByteBuffer answer = receive();
    int type = answer.get();
    int id = answer.remaining() < Integer.BYTES ? 0 : answer.getInt();
    if (id < first || id > last || answers.put(id, new Answered(type, answer)) != null) {
      throw new IOException("the server answered another request");
    }
  }

  private ByteBuffer receive() throws IOException {
    int length = in.readInt();
    if (length < 1 || length > LONGEST) {
      throw new IOException("what answers there is no sftp");
    }
    byte[] packet = new byte[length];
    in.readFully(packet);
    return ByteBuffer.wrap(packet);
  }

  @Override
  public void close() {
    channel.disconnect();
  }
}
