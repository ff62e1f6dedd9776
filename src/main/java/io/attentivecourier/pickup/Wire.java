package io.attentivecourier.pickup;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * The socket under a session, kept so that a watch can cut it. {@code forceDisconnect} waits for
 * the lock that a stuck upload holds, and JSch's own disconnect writes a farewell into a full
 * socket; closing the socket ends both.
 */
final class Wire implements SocketFactory {
  private final int connectMillis;
  private final Greeting greeting = new Greeting();
  private volatile Socket socket;
  private volatile boolean connected;
  private volatile long heardAt = System.nanoTime();

  Wire(int connectMillis) {
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

  /** When a byte last came from the server, on the scale of {@link System#nanoTime}. */
  long heardAt() {
    return heardAt;
  }

  /** Whether somebody took the connection. */
  boolean isConnected() {
    return connected;
  }

  Greeting greeting() {
    return greeting;
  }

  /** Ends whatever waits for the server. Never waits itself. */
  void cut() {
    Socket now = socket;
    if (now == null) {
      return;
    }
    try {
      now.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  private final class Listening extends FilterInputStream {
    Listening(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = heard(super.read());
      greeting.heard(read);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = heard(super.read(bytes, from, length));
      for (int at = from; !greeting.isSsh() && at < from + read; at++) {
        greeting.heard(bytes[at]);
      }
      return read;
    }

    private int heard(int read) {
      heardAt = System.nanoTime();
      return read;
    }
  }
}
