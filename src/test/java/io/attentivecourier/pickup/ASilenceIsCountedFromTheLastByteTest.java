package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call may take long, and a session may wait long between two: neither is a silent server. */
class ASilenceIsCountedFromTheLastByteTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final CuttableSocketFactory wire = new CuttableSocketFactory(1_000);

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  private static void say(Socket server) {
    try {
      server.getOutputStream().write('x');
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Test
  void whoSaysALittleIsHeardAndWhoWasNotAskedIsNotSilent() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = wire.createSocket("127.0.0.1", listening.getLocalPort());
        Socket server = listening.accept()) {
      InputStream in = wire.getInputStream(client);
      var talk = clock.scheduleAtFixedRate(() -> say(server), 0, 50, TimeUnit.MILLISECONDS);
      try (CallDeadline watch = new CallDeadline(wire, LIMIT, SILENCE)) {
        for (int bytes = 0; bytes < 60; bytes++) {
          in.read();
        }
        assertEquals(CallDeadline.Verdict.IN_TIME, watch.verdict());
      }
      talk.cancel(false);
      pass(2_300);
      try (CallDeadline watch = new CallDeadline(wire, LIMIT, SILENCE)) {
        pass(600);
        assertEquals(CallDeadline.Verdict.IN_TIME, watch.verdict());
      }
    }
  }

  private void pass(long millis) throws Exception {
    clock.schedule(() -> {}, millis, TimeUnit.MILLISECONDS).get();
  }
}
