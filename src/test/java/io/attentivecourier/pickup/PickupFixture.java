package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** What the tests of the pickup folder send: made-up members only. */
final class PickupFixture implements AutoCloseable {
  static final String RUN = "2026-11-22.winback.1";
  static final String NAME = "sirendenim_subscriber_segment_20261122_1.csv";
  static final String PART = NAME + "." + RUN + ".part";

  private final CamelContext context = new DefaultCamelContext();

  PickupFixture() {
    context.start();
  }

  CamelContext context() {
    return context;
  }

  Pickup pickup(PickupAddress address) {
    return new Pickup(context, address);
  }

  Pickup pickup(PickupAddress address, Duration grace) {
    return new Pickup(context, address, grace);
  }

  /** The look, and then the rename. */
  static void publish(Pickup pickup, PickupSession session, boolean mayReplace) {
    pickup.requireFree(session, NAME, there -> mayReplace);
    pickup.requireUpload(session, NAME, RUN);
    pickup.rename(session, NAME, RUN);
  }

  /** A segment file of so many rows, 19 bytes each. */
  static Path segment(Path folder, String segment, int rows) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      lines.append("202555").append(String.format("%04d", 100 + row % 100));
      lines.append(',').append(segment).append('\n');
    }
    Path file = Files.createTempFile(folder, "segment", ".csv");
    return Files.writeString(file, lines, StandardCharsets.US_ASCII);
  }

  /** Another member in its last row; as many bytes as before. */
  static void overwriteEnd(Path segment) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      file.seek(file.length() - 19);
      file.writeBytes("2025550188");
    }
  }

  /** The threads of the sessions that are open, by the name that JSch gives them. */
  static List<Thread> sessionThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("Connect thread"))
        .toList();
  }

  static void assertEnded(List<Thread> threads) throws InterruptedException {
    assertFalse(threads.isEmpty());
    for (Thread thread : threads) {
      thread.join(10_000);
      assertFalse(thread.isAlive(), thread.getName());
    }
  }

  @Override
  public void close() {
    context.stop();
  }
}
