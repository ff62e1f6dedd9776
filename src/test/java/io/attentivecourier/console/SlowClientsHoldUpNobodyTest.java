package io.attentivecourier.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Some hundred browsers that send, or read, next to nothing. */
class SlowClientsHoldUpNobodyTest {
  private static final int SLOW = 200;
  private static final int READERS = 50;
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final byte[] PAGE = new byte[1_000_000];

  private final List<Socket> slow = new ArrayList<>();

  @AutoClose
  private final ObserveFixture console =
      new ObserveFixture(
          new Health(List.of()),
          List.of(
              Endpoint.get("/", Role.VIEWER, request -> PageAnswer.line(200, "today")),
              Endpoint.get(
                  "/long", Role.VIEWER, request -> PageAnswer.html(200, "x".repeat(PAGE.length)))));

  @AfterEach
  void close() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
  }

  /** One whose buffers are small, so that it takes no more than it reads. */
  private Socket begin(String text) throws IOException {
    Socket socket = new Socket();
    slow.add(socket);
    socket.setReceiveBufferSize(1024);
    socket.connect(new InetSocketAddress(ObserveFixture.LOOPBACK, console.port()));
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return socket;
  }

  private void everybodyElseIsAnswered() throws Exception {
    long begun = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> asked =
        IntStream.range(0, READERS).mapToObj(i -> console.begin("/")).toList();
    for (CompletableFuture<HttpResponse<String>> one : asked) {
      assertEquals(200, one.get().statusCode());
    }
    assertEquals(200, console.get("/observe/live").statusCode());
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertTrue(took.compareTo(SOON) < 0, "took " + took);
  }

  @Test
  void whoNeverEndsARequestOrItsBody() throws Exception {
    for (int i = 0; i < SLOW / 2; i++) {
      begin("GET / HTTP/1.1\r\nHost:");
      begin("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\nsecret=");
    }
    everybodyElseIsAnswered();
  }

  /** And is cut off, so that what they were to read does not fill the heap. */
  @Test
  void whoDoesNotRead() throws Exception {
    for (int i = 0; i < SLOW; i++) {
      begin("GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    everybodyElseIsAnswered();
  }

  /** What is to be sent to those who do not read lies in the heap. */
  @Test
  void whoTakesNothingFor5SecondsIsCutOff() throws Exception {
    AtomicLong nanos = new AtomicLong();
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(null);
        SocketChannel idle = SocketChannel.open(server.getLocalAddress());
        SocketChannel sending = server.accept();
        AnswerReaders readers = new AnswerReaders(PAGE.length, nanos::get)) {
      FutureTask<Integer> sent = new FutureTask<>(() -> send(readers, sending));
      new Thread(sent, "sent to nobody").start();
      while (!readers.isFull()) {
        Thread.onSpinWait();
      }
      assertTrue(idle.isOpen());
      while (!sent.isDone()) {
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        Thread.onSpinWait();
      }
      assertThrows(ExecutionException.class, sent::get);
      assertFalse(sending.isOpen());
      assertNotNull(readers.begin(PAGE.length));
    }
  }

  private static int send(AnswerReaders readers, SocketChannel channel) throws IOException {
    try (AnswerReaders.Sent sent = readers.begin(PAGE.length)) {
      OutputStream out = Channels.newOutputStream(channel);
      for (int i = 0; i < 100; i++) {
        sent.write(out, PAGE);
      }
    }
    return PAGE.length;
  }

  @Test
  void aLongAnswerIsReadWholeByWhoReads() throws Exception {
    assertEquals(PAGE.length, console.get("/long").body().length());
  }
}
