package io.attentivecourier.warehouse;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes the messages of PostgreSQL on, but one row of each COPY: the third. */
final class LosingProxy implements AutoCloseable {
  private static final int LOST = 3;

  private final ServerSocket listener;
  private final int server;

  private LosingProxy(ServerSocket listener, int server) {
    this.listener = listener;
    this.server = server;
  }

  static LosingProxy before(int server) throws IOException {
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    LosingProxy proxy = new LosingProxy(listener, server);
    start(proxy::accept);
    return proxy;
  }

  int port() {
    return listener.getLocalPort();
  }

  private interface Pump {
    void run() throws IOException;
  }

  private static void start(Pump pump) {
    Thread thread =
        new Thread(
            () -> {
              try {
                pump.run();
              } catch (IOException over) {
                // One side has closed.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
      start(() -> pass(client.getInputStream(), upstream.getOutputStream()));
      start(() -> lose(upstream.getInputStream(), client.getOutputStream()));
    }
  }

  private static void pass(InputStream from, OutputStream to) throws IOException {
    byte[] some = new byte[8192];
    for (int read = from.read(some); read >= 0; read = from.read(some)) {
      to.write(some, 0, read);
      to.flush();
    }
    to.close();
  }

  private static void lose(InputStream from, OutputStream to) throws IOException {
    DataInputStream messages = new DataInputStream(from);
    DataOutputStream out = new DataOutputStream(to);
    int rows = 0;
    for (int type = messages.read(); type >= 0; type = messages.read()) {
      byte[] body = new byte[messages.readInt() - Integer.BYTES];
      messages.readFully(body);
      rows = type == 'd' ? rows + 1 : 0;
      if (rows != LOST) {
        out.write(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        out.flush();
      }
    }
    to.close();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
