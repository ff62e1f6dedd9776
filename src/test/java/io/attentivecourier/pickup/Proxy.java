package io.attentivecourier.pickup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A line to a server that goes dead after so many bytes: from then on nothing is read and nothing
 * answered, and the sender's socket fills up. One connection after the other.
 */
final class Proxy implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket();
  private final int serverPort;
  private final long deadAfter;
  private final List<Socket> open = new ArrayList<>();

  Proxy(int serverPort, long deadAfter) throws IOException {
    this.serverPort = serverPort;
    this.deadAfter = deadAfter;
    // Small, so that the client's writes block soon.
    listening.setReceiveBufferSize(4_096);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    daemon(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void serve() throws IOException {
    while (true) {
      Socket client = keep(listening.accept());
      Socket server = keep(new Socket(InetAddress.getLoopbackAddress(), serverPort));
      daemon(() -> copy(client.getInputStream(), server.getOutputStream(), deadAfter));
      daemon(() -> copy(server.getInputStream(), client.getOutputStream(), Long.MAX_VALUE));
    }
  }

  private static void copy(InputStream from, OutputStream to, long atMost) throws IOException {
    byte[] bytes = new byte[4_096];
    long left = atMost;
    int read = from.read(bytes);
    while (read > 0 && left > 0) {
      to.write(bytes, 0, read);
      left -= read;
      read = left > 0 ? from.read(bytes) : 0;
    }
  }

  private synchronized Socket keep(Socket socket) {
    open.add(socket);
    return socket;
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The line is cut: that is what it is for.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
