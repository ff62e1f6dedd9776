package io.attentivecourier.standin.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A file that is being written, with the faults that were asked for. */
final class FaultyChannel implements SeekableByteChannel {

  private final SeekableByteChannel file;
  private final String name;
  private final ServerSession session;
  private final SftpFailures faults;
  private long position;
  private long storedAtMost = Long.MAX_VALUE;
  private long roomUntil = Long.MAX_VALUE;

  FaultyChannel(SeekableByteChannel file, String name, ServerSession session, SftpFailures faults) {
    this.file = file;
    this.name = name;
    this.session = session;
    this.faults = faults;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    long end = position + bytes.remaining();
    faults.stallIfAsked(SftpFailure.SftpFailureKind.STALL_WRITES, name, end);
    failIfAsked(bytes, end);
    faults
        .takePast(SftpFailure.SftpFailureKind.SILENTLY_SHORT, name, end)
        .ifPresent(f -> storedAtMost = f.atByte());
    return store(bytes, Math.min(end, storedAtMost));
  }

  /**
   * A client has several writes under way: a disk that was full for one is full for those behind
   * it.
   */
  private void failIfAsked(ByteBuffer bytes, long end) throws IOException {
    var drop = faults.takePast(SftpFailure.SftpFailureKind.DROP_CONNECTION, name, end);
    if (drop.isPresent()) {
      store(bytes, drop.get().atByte());
      session.close(true);
      throw new IOException("the connection was dropped as asked");
    }
    var answer = faults.takePast(SftpFailure.SftpFailureKind.ANSWER_WRITE, name, end);
    if (answer.isPresent()) {
      store(bytes, answer.get().atByte());
      throw new RequestedWords.RequestedStatus(answer.get().status(), "write " + name);
    }
    faults
        .takePast(SftpFailure.SftpFailureKind.NO_SPACE, name, end)
        .ifPresent(f -> roomUntil = f.atByte());
    if (end > roomUntil) {
      store(bytes, roomUntil);
      throw new SftpException(SftpConstants.SSH_FX_FAILURE, "No space left on device");
    }
  }

  /** Stores what lies before the byte {@code until}, and takes the whole as written. */
  private int store(ByteBuffer bytes, long until) throws IOException {
    int taken = bytes.remaining();
    int kept = (int) Math.max(0, Math.min(taken, until - position));
    ByteBuffer part = bytes.duplicate().limit(bytes.position() + kept);
    file.position(position);
    while (part.hasRemaining()) {
      file.write(part);
    }
    bytes.position(bytes.limit());
    position += taken;
    return taken;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    file.position(position);
    int n = file.read(bytes);
    position += Math.max(0, n);
    return n;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long at) {
    position = at;
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
