package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of the receiver and of the ledger, on each file, once and for ever; then a good run.
 */
@Tag("faults")
class AnyFaultEndsWhole {
  private static final Map<String, Set<String>> LISTS =
      Audience.lists(Audience.MEMBERS, Audience.SEGMENTS);
  private static final String RETRY_DELAY = "sftp.retryDelay";
  private static final List<Long> BYTES = List.of(0L, 20_000L, 40_000L);

  @TempDir private Path root;
  @AutoClose private Scene scene;

  @BeforeAll
  static void retryAtOnce() {
    System.setProperty(RETRY_DELAY, "1");
  }

  @AfterAll
  static void retryAsShipped() {
    System.clearProperty(RETRY_DELAY);
  }

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(root);
  }

  static Stream<Arguments> once() {
    return Drawn.from("a fault strikes once", faults());
  }

  static Stream<Arguments> forEver() {
    return Drawn.from("a fault strikes for ever", faults());
  }

  static Stream<Integer> stalled() {
    return Drawn.from("a file stalls", IntStream.rangeClosed(1, 3).boxed());
  }

  static Stream<Integer> throwing() throws Exception {
    return Drawn.from("the ledger throws", Scene.steps().boxed());
  }

  private static Stream<Arguments> faults() {
    return IntStream.rangeClosed(1, 3)
        .boxed()
        .flatMap(file -> kinds().map(fault -> Arguments.of(fault, file)));
  }

  private static Stream<SftpFailure> kinds() {
    Stream<SftpFailure> writing =
        BYTES.stream()
            .flatMap(
                at ->
                    Stream.of(
                        SftpFailure.dropConnectionAt(at),
                        SftpFailure.noSpaceAt(at),
                        SftpFailure.silentlyShortAt(at)));
    return Stream.concat(
        writing, Stream.of(SftpFailure.refuseRename(), SftpFailure.dropAfterRename()));
  }

  private static String name(int file) {
    return "acme_subscriber_segment_20261122_" + file + ".csv";
  }

  @ParameterizedTest(name = "{0} once on file {1}")
  @MethodSource("once")
  void afterItStruckOnce(SftpFailure fault, int file) throws Exception {
    String when = fault + " once on file " + file;
    scene.standIn.faults().onceOn(name(file), fault);
    RunState first = scene.run(Scene.NOON).state();
    // What may pass by itself is tried again at once; a refusal waits for a person.
    assertEquals(
        fault.kind() == SftpFailure.SftpFailureKind.REFUSE_RENAME
            ? RunState.FAILED
            : RunState.WHOLE,
        first,
        when);
    endsWhole(when);
  }

  @ParameterizedTest(name = "{0} for ever on file {1}")
  @MethodSource("forEver")
  void afterItStruckForEver(SftpFailure fault, int file) throws Exception {
    String when = fault + " for ever on file " + file;
    scene.standIn.faults().alwaysOn(name(file), fault);
    RunReport first = scene.run(Scene.NOON);
    // A rename whose answer is lost is found by looking.
    boolean found = fault.kind() == SftpFailure.SftpFailureKind.DROP_AFTER_RENAME;
    assertEquals(found ? RunState.WHOLE : RunState.FAILED, first.state(), when);
    assertTrue(found || first.reason() != null, when);
    endsWhole(when);
  }

  private void endsWhole(String when) throws Exception {
    new Invariants(scene, when).always();
    scene.standIn.faults().clear();
    assertEquals(RunState.WHOLE, scene.run(Scene.NOON).state(), when);
    new Invariants(scene, when).wholeAndOnce(LISTS);
  }

  @ParameterizedTest(name = "file {0} stalls and goes on")
  @MethodSource("stalled")
  void afterAStall(int file) throws Exception {
    scene.standIn.faults().onceOn(name(file), SftpFailure.stallWritesAt(20_000));
    var released =
        CompletableFuture.runAsync(
            () -> {
              try {
                scene.standIn.faults().awaitStalled(Duration.ofSeconds(30));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              scene.standIn.faults().release();
            });
    assertEquals(RunState.WHOLE, scene.run(Scene.NOON).state());
    released.join();
    endsWhole("file " + file + " stalls and goes on");
  }

  /** The deadline of an upload is 60 s and its bytes over the minimum rate. */
  @Test
  @Tag("long")
  void afterAStallUntilTheDeadline() throws Exception {
    scene.standIn.faults().onceOn(name(2), SftpFailure.stallWritesAt(20_000));
    assertEquals(RunState.WHOLE, scene.run(Scene.NOON).state());
    endsWhole("file 2 stalls until its deadline");
  }

  /** In the same process, so that a lock or a session that was not given back shows. */
  @ParameterizedTest(name = "the ledger throws before step {0}")
  @MethodSource("throwing")
  void afterAThrowOfTheLedger(int step) throws Exception {
    String when = "the ledger throws before step " + step;
    StrikingClock clock = StrikingClock.throwing(Scene.NOON, step);
    RunReport failed = reportOf(clock);
    try (Ledger ledger = scene.ledger()) {
      assertEquals(ledger.reports().on(Scene.DAY).isEmpty(), failed == null, when);
    }
    assertTrue(failed == null || failed.state() == RunState.FAILED, when);
    endsWhole(when);
  }

  /** Null where it threw: a run that the ledger does not know has no report. */
  private RunReport reportOf(StrikingClock clock) throws Exception {
    try {
      return scene.run(clock);
    } catch (RuntimeException struck) {
      return null;
    }
  }
}
