package io.attentivecourier.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Whatever an HTTP server may send, and how much of it went out before the caller hung up. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket port;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<String> headers = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final Script script;

  /** What is answered. */
  @FunctionalInterface
  public interface Script {
    void answer(String request, Line line) throws Exception;
  }

  private RawServer(Script script) throws IOException {
    this.port = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    this.script = script;
    threads.execute(this::accept);
  }

  public static RawServer answering(Script script) throws IOException {
    return new RawServer(script);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = port.accept();
        connections.incrementAndGet();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      threads.shutdownNow();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var input =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String request = request(input); request != null; request = request(input)) {
        calls.add(request);
        script.answer(request, new Line(socket.getOutputStream()));
      }
    } catch (Exception hungUp) {
      // The caller's or this server's end.
    }
  }

  /** Its first line; the rest of it is read over. */
  private String request(BufferedReader input) throws IOException {
    String first = input.readLine();
    int length = 0;
    for (String line = first; line != null && !line.isEmpty(); line = input.readLine()) {
      headers.add(line);
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    input.skip(length);
    return first;
  }

  /** One connection's way to the caller. */
  public final class Line {
    private final OutputStream output;

    private Line(OutputStream output) {
      this.output = output;
    }

    public Line send(String text) throws IOException {
      return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public Line send(byte[] bytes) throws IOException {
      output.write(bytes);
      output.flush();
      sent.addAndGet(bytes.length);
      return this;
    }

    public void json(String body) throws IOException {
      send(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
    }

    /** A piece every so often, until the caller hangs up or the server ends. */
    public void trickle(String piece, long everyMillis) throws Exception {
      while (!end.await(everyMillis, TimeUnit.MILLISECONDS)) {
        send(piece);
      }
    }

    public void flood(String piece) throws Exception {
      while (end.getCount() > 0) {
        send(piece);
      }
    }

    /** Not another byte. */
    public void hang() throws Exception {
      end.await();
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return port.getLocalPort();
  }

  /** The first lines of the requests. */
  public List<String> calls() {
    return calls;
  }

  /** All lines of all of them. */
  public List<String> headers() {
    return headers;
  }

  /** How many there were. */
  public long connections() {
    return connections.get();
  }

  /** Bytes that were written. */
  public long sent() {
    return sent.get();
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    port.close();
    threads.shutdownNow();
  }
}
