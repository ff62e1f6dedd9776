package io.attentivecourier.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Broken bytes for one reader, for a while; fails with the first that it does not stand. */
final class Fuzz {
  private static final long SEED =
      Long.getLong("fuzz.seed", Integer.toUnsignedLong(new Random().nextInt()));

  /** Of processor time, as a machine may be busy with something else. */
  private static final Duration SLOWEST = Duration.ofSeconds(5);

  private static final Duration STUCK = Duration.ofSeconds(60);
  private static final int SHOWN = 400;

  private final String name;
  private final ForeignBytes reader;
  private final List<byte[]> samples;
  private final Mutator mutator;
  private volatile long number = -1;
  private volatile Throwable fault;

  Fuzz(ForeignBytes reader) throws Exception {
    this.name = reader.getClass().getSimpleName();
    this.reader = reader;
    this.samples = reader.samples();
    this.mutator = new Mutator(samples, SEED);
  }

  void run(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    Thread thread = new Thread(() -> readUntil(end), name);
    thread.setDaemon(true);
    thread.start();
    watch(thread);
    System.out.printf(
        "%s: %,d broken inputs in %,d ms; -Dfuzz.seed=%d gives them again%n",
        name, number + 1, time.toMillis(), SEED);
    if (fault != null) {
      throw told(fault);
    }
  }

  private void readUntil(long end) {
    try {
      while (System.nanoTime() < end) {
        byte[] bytes = mutator.input(number + 1);
        number++;
        read(bytes);
      }
    } catch (Throwable found) {
      fault = found;
    }
  }

  private void read(byte[] bytes) throws Exception {
    try {
      reader.read(bytes);
    } catch (Exception told) {
      if (reader.refusals().stream().noneMatch(known -> known.isInstance(told))) {
        throw told;
      }
    }
  }

  private void watch(Thread thread) throws Exception {
    long seen = -2;
    long wall = 0;
    long cpu = 0;
    for (thread.join(100); thread.isAlive(); thread.join(100)) {
      long now = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
      if (seen != number) {
        seen = number;
        wall = System.nanoTime();
        cpu = now;
      } else if (now - cpu > SLOWEST.toNanos() || System.nanoTime() - wall > STUCK.toNanos()) {
        Throwable hang = new IllegalStateException("it does not come to an end");
        hang.setStackTrace(thread.getStackTrace());
        throw told(hang);
      }
    }
  }

  /** The bytes lie in a file too: they may be many, and none of them is a letter. */
  private AssertionError told(Throwable found) throws IOException {
    byte[] bytes = new Mutator(samples, SEED).input(number);
    Path file = Files.createTempFile(name + "-" + SEED + "-" + number + "-", ".bytes");
    Files.write(file, bytes);
    String start =
        new String(bytes, 0, Math.min(SHOWN, bytes.length), ISO_8859_1)
            .replaceAll("[^ -~\\n]", "?");
    String message =
        "%s: input %d of -Dfuzz.seed=%d, %d bytes, in %s:%n%s"
            .formatted(name, number, SEED, bytes.length, file, start);
    return new AssertionError(message + "\n" + found, found);
  }
}
