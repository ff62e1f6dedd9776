package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is stopped by a signal while it uploads, and goes on when its date is over. */
class AStoppedProcessSendsNothingOld {
  private static final String FIRST = "acme_subscriber_segment_20261122_1.csv";

  @TempDir private Path root;
  @AutoClose private Scene scene;
  private Path now;

  /** Tells what a file says; it outlives the process that is stopped. */
  private record WrittenClock(Path now, ZoneId zone) {
    Clock clock() {
      return new Clock() {
        @Override
        public Instant instant() {
          return read(now);
        }

        @Override
        public ZoneId getZone() {
          return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
          return new WrittenClock(now, other).clock();
        }
      };
    }
  }

  private static Instant read(Path now) {
    try {
      return Instant.parse(Files.readString(now));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Home, and the file of the clock. */
  public static void main(String[] args) throws Exception {
    Clock clock = new WrittenClock(Path.of(args[1]), ZoneOffset.UTC).clock();
    System.exit(ChildCourier.run(Path.of(args[0]), clock).state().exitCode());
  }

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(root);
    now = root.resolve("now");
    write(Scene.NOON);
  }

  /** In one step: the child reads it at any time. */
  private void write(Instant instant) throws IOException {
    Path fresh = Files.writeString(root.resolve("now.new"), instant.toString());
    Files.move(fresh, now, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private static void signal(Process child, String name) throws Exception {
    List<String> kill = List.of("kill", "-" + name, Long.toString(child.pid()));
    assertEquals(0, new ProcessBuilder(kill).inheritIO().start().waitFor());
  }

  private int wokenAfter(Duration time) throws Exception {
    scene.standIn.faults().onceOn(FIRST, SftpFailure.stallWritesAt(20_000));
    String child = AStoppedProcessSendsNothingOld.class.getName();
    Process stopped = scene.java(child, scene.home.root().toString(), now.toString());
    assertTrue(scene.standIn.faults().awaitStalled(Scene.PATIENCE), scene::words);
    signal(stopped, "STOP");
    write(Scene.NOON.plus(time));
    scene.standIn.faults().clear();
    signal(stopped, "CONT");
    return scene.end(stopped);
  }

  private List<String> names() {
    return scene.standIn.folder().names();
  }

  @Test
  void whenItsDateIsOver() throws Exception {
    assertEquals(RunState.FAILED.exitCode(), wokenAfter(Duration.ofDays(3)), scene::words);
    assertEquals(List.of(), names(), scene::words);
    assertEquals("date-passed", new Invariants(scene, "it woke").always().lastReason());
  }

  @Test
  void andGoesOnWhileItLasts() throws Exception {
    assertEquals(RunState.WHOLE.exitCode(), wokenAfter(Duration.ofMinutes(4)), scene::words);
    assertEquals(3, names().size(), scene::words);
  }
}
