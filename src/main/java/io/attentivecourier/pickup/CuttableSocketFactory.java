package io.attentivecourier.pickup;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Makes the socket of a session and keeps it, so that a watch can cut it. {@code forceDisconnect}
 * waits for the lock that a stuck upload holds, and JSch's own disconnect writes a farewell into a
 * full socket; closing the socket ends both.
 */
final class CuttableSocketFactory implements SocketFactory {
  private final int connectMillis;
  private final Greeting greeting = new Greeting();
  private volatile Socket socket;
  private volatile boolean connected;
  private volatile long heardAt = System.nanoTime();

  CuttableSocketFactory(int connectMillis) {
    this.connectMillis = connectMillis;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket fresh = new Socket();
    socket = fresh;
    fresh.connect(new InetSocketAddress(host, port), connectMillis);
    connected = true;
    heardAt = System.nanoTime();
    return fresh;
  }

  @Override
  public InputStream getInputStream(Socket from) throws IOException {
    return new Listening(from.getInputStream());
  }

  @Override
  public OutputStream getOutputStream(Socket to) throws IOException {
    return to.getOutputStream();
  }

  /**
   * The time of the last byte from the server, or of the connect before the first one, on the scale
   * of {@link System#nanoTime}.
   */
  long heardAt() {
    return heardAt;
  }

  /** True if a server took the connection. */
  boolean isConnected() {
    return connected;
  }

  Greeting greeting() {
    return greeting;
  }

  /** Ends every call that waits for the server. It never waits itself. */
  void cut() {
    Socket now = socket;
    if (now == null) {
      return;
    }
    try {
      now.close();
    } catch (IOException e) {
      // The socket is gone either way.
    }
  }

  private final class Listening extends FilterInputStream {
    Listening(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = stamp(super.read());
      greeting.accept(read);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = stamp(super.read(bytes, from, length));
      for (int at = from; !greeting.isSsh() && at < from + read; at++) {
        greeting.accept(bytes[at]);
      }
      return read;
    }

    private int stamp(int read) {
      heardAt = System.nanoTime();
      return read;
    }
  }

  /**
   * Reads the first lines of a server, and detects SSH: a line that begins {@code SSH-2.} or {@code
   * SSH-1.99-}. Lines of another kind may come before it (RFC 4253, 4.2). JSch's own fault is the
   * same for a server that says nothing and for one that speaks HTTP.
   */
  static final class Greeting {
    private static final int LONGEST = 9;

    private final StringBuilder line = new StringBuilder(LONGEST);
    private volatile boolean spoken;
    private volatile boolean ssh;

    /**
     * @param read a byte, or -1 at the end
     */
    void accept(int read) {
      if (ssh || read == -1) {
        return;
      }
      spoken = true;
      if (read == '\n') {
        line.setLength(0);
      } else if (line.length() < LONGEST) {
        line.append((char) read);
        ssh = line.indexOf("SSH-2.") == 0 || line.indexOf("SSH-1.99-") == 0;
      }
    }

    /** True if the server said anything. */
    boolean isSpoken() {
      return spoken;
    }

    boolean isSsh() {
      return ssh;
    }
  }
}
