package io.attentivecourier.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that reads the first byte of each connection and hangs up. */
final class HangsUp implements AutoCloseable {
  /** The first byte of a TLS record that opens a connection. */
  static final int TLS_HANDSHAKE = 22;

  private final ServerSocket socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
  private final List<Integer> firstBytes = new CopyOnWriteArrayList<>();

  HangsUp() throws IOException {
    Thread thread = new Thread(this::serve, "hangs-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        firstBytes.add(caller.getInputStream().read());
      } catch (IOException closed) {
        // The test is over, or that caller is gone.
      }
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  List<Integer> firstBytes() {
    return firstBytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
