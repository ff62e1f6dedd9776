package io.attentivecourier.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiFailures;
import io.attentivecourier.standin.api.ApiOptions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/deliver-api.camel.yaml} and its part of {@code failures.camel.yaml} as shipped. */
class DeliverApiTest extends ApiTestSupport {
  private int calls() {
    return scene.standIn().requests().count(ApiEndpoint.BULK);
  }

  private long answered(RunId run) {
    return scene.ledger().requests().results(run).stream().mapToLong(one -> one.people()).sum();
  }

  @Test
  void everyBatchIsAcceptedOnce() throws Exception {
    RunId run = scene.start().sealed(1_000);
    ApiDelivery delivery = scene.deliver(run);
    assertTrue(scene.isAnswered(delivery));
    assertTrue(delivery.fault().isEmpty());
    assertEquals(4, calls());
    assertEquals(1_000, scene.standIn().people().count());
    assertEquals(List.of(), scene.standIn().breaches());
    assertEquals(4, scene.ledger().requests().openJobs(run).size());
  }

  @Test
  void whatIsAnsweredIsNotSentAgain() throws Exception {
    RunId run = scene.start().sealed(300);
    scene.deliver(run);
    scene.deliver(run);
    assertEquals(2, calls());
  }

  static Stream<ApiFailures.ApiFailure> passing() {
    return Stream.of(
        ApiFailures.ApiFailure.status(429),
        ApiFailures.ApiFailure.status(500),
        ApiFailures.ApiFailure.status(503),
        ApiFailures.ApiFailure.retryAfter(429, "0"),
        ApiFailures.ApiFailure.cutBeforeReading(),
        ApiFailures.ApiFailure.cutAfterTaking(),
        ApiFailures.ApiFailure.cutInAnswer(),
        ApiFailures.ApiFailure.hang(),
        ApiFailures.ApiFailure.hangAfterTaking());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aFaultThatPassesIsTriedAgain(ApiFailures.ApiFailure fault) throws Exception {
    RunId run = scene.start().sealed(600);
    scene.standIn().faults().next(ApiEndpoint.BULK, fault, fault);
    ApiDelivery delivery = scene.deliver(run);
    assertTrue(scene.isAnswered(delivery), () -> "" + delivery.fault());
    assertEquals(5, calls(), "three batches and two retries of our own, none of the client's");
    assertEquals(600, scene.standIn().people().count());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502})
  void afterEightTriesTheRestIsLeft(int status) throws Exception {
    scene.at(0, 1);
    RunId run = scene.start().sealed(600);
    scene.standIn().faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.status(status));
    ApiDelivery delivery = scene.deliver(run);
    assertEquals(Reason.API_DOWN, delivery.fault().orElseThrow().reason().orElseThrow());
    assertEquals(8, calls());
    assertEquals(0, answered(run));
    scene.standIn().faults().clear();
    assertTrue(scene.isAnswered(scene.deliver(run)));
  }

  @ParameterizedTest
  @CsvSource({"403, FORBIDDEN", "404, WRONG_URL", "308, WRONG_URL"})
  void aRefusalOfAllIsTriedOnce(int status, Reason reason) throws Exception {
    scene.at(0, 1);
    RunId run = scene.start().sealed(600);
    scene.standIn().faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.status(status));
    ApiDelivery delivery = scene.deliver(run);
    assertEquals(reason, delivery.fault().orElseThrow().reason().orElseThrow());
    assertEquals(1, calls());
  }

  @Test
  void aKeyThatNobodyKnowsIsTriedOnce() throws Exception {
    RunId run = scene.at(0, 1).withKey("nobody-knows-it").start().sealed(600);
    ApiDelivery delivery = scene.deliver(run);
    assertEquals(Reason.UNAUTHORIZED, delivery.fault().orElseThrow().reason().orElseThrow());
    assertFalse(delivery.fault().orElseThrow().getMessage().contains("nobody-knows-it"));
  }

  @Test
  void theBadRecordIsFoundAndTheOthersAreSent() throws Exception {
    RunId run = scene.start().sealed(600);
    scene.standIn().faults().refuseBatchesWith(ApiScene.identifier(300)::equals);
    ApiDelivery delivery = scene.deliver(run);
    assertTrue(scene.isAnswered(delivery) && delivery.fault().isEmpty());
    assertEquals(599, scene.standIn().people().count());
    assertEquals(Map.of("bad-record", 1L), scene.users(run).refusedByReason());
    assertEquals(1, scene.outcomes(run).get(RunReport.PersonOutcome.REFUSED));
    assertEquals(3 + 16, calls());
  }

  @Test
  void aFaultAmongTheHalvesRepeatsThatHalf() throws Exception {
    RunId run = scene.at(0, 1).start().sealed(256);
    scene.standIn().faults().refuseBatchesWith(ApiScene.identifier(3)::equals);
    ApiFailures.ApiFailure bad = ApiFailures.ApiFailure.status(400);
    ApiFailures.ApiFailure down = ApiFailures.ApiFailure.status(503);
    scene
        .standIn()
        .faults()
        .next(ApiEndpoint.BULK, bad, down, ApiFailures.ApiFailure.cutAfterTaking(), down);
    assertTrue(scene.isAnswered(scene.deliver(run)));
    assertEquals(Map.of("bad-record", 1L), scene.users(run).refusedByReason());
    assertEquals(255, scene.standIn().people().count());
  }

  @Test
  void threeBatchesRefusedWholeStopTheRun() throws Exception {
    RunId run = scene.at(0, 1).start().sealed(256 * 10);
    scene.standIn().faults().refuseBatchesWith(identifier -> true);
    ApiDelivery delivery = scene.deliver(run);
    assertEquals(Reason.REQUESTS_REFUSED, delivery.fault().orElseThrow().reason().orElseThrow());
    assertEquals(3 * 33, calls());
    assertEquals(3 * 256, answered(run));
    assertEquals(Map.of("not-isolated", 768L), scene.users(run).refusedByReason());
  }

  @Test
  void aCrashBeforeTheRecordRepeatsTheSameBatchAndNoOther() throws Exception {
    RunId run = scene.at(0, 1).start().sealed(1_000);
    // Taken by the receiver, and no answer any more: the process ends meanwhile.
    ApiFailures.ApiFailure hang = ApiFailures.ApiFailure.hangAfterTaking();
    scene.standIn().faults().next(ApiEndpoint.BULK, ApiFailures.ApiFailure.status(500), hang);
    inBackground(
        () -> {
          scene.standIn().faults().awaitHanging(1, Duration.ofSeconds(10));
          scene.stop().raise();
          return null;
        },
        () -> scene.deliver(run));
    assertEquals(0, answered(run));
    assertTrue(scene.startAgain().isAnswered(scene.deliver(run)));
    assertEquals(2 + 4, calls());
    var jobs = scene.standIn().jobs().list();
    assertEquals(jobs.get(0).records(), jobs.get(1).records());
    assertEquals(4, scene.ledger().requests().results(run).size());
  }

  private static void inBackground(Callable<?> meanwhile, Callable<?> task) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> other = thread.submit(meanwhile);
      task.call();
      other.get();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void theEndOfTheProcessLeavesTheRestAndIsNoFault() throws Exception {
    RunId run = scene.start().sealed(2_000);
    scene.stop().raise();
    ApiDelivery delivery = scene.deliver(run);
    assertTrue(delivery.fault().isEmpty());
    assertFalse(scene.isAnswered(delivery));
    assertEquals(0, calls());
  }

  @Test
  void aWaitBetweenTriesEndsWithTheProcess() throws Exception {
    RunId run = scene.at(0, 1).start().sealed(10);
    scene
        .standIn()
        .faults()
        .always(ApiEndpoint.BULK, ApiFailures.ApiFailure.retryAfter(503, "3600"));
    long began = System.nanoTime();
    inBackground(
        () -> {
          while (calls() == 0) {
            Thread.onSpinWait();
          }
          scene.stop().raise();
          return null;
        },
        () -> scene.deliver(run));
    assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 10);
  }

  @Test
  void whatIsNotWhatWasSealedIsNotSent() throws Exception {
    RunId run = scene.start().sealed(10);
    var file = scene.home().outbox().resolve(run.toString()).resolve("attributes.jsonl");
    Files.writeString(file, "{}\n");
    ApiDelivery delivery = scene.deliver(run);
    assertEquals(Reason.NOT_SEALED, delivery.fault().orElseThrow().reason().orElseThrow());
    assertEquals(0, calls());
  }

  @Test
  void whenRequestsHangNoMoreIsReadThanIsInFlight() throws Exception {
    RunId run = scene.at(0, 2).start().sealed(256 * 50);
    scene.standIn().faults().always(ApiEndpoint.BULK, ApiFailures.ApiFailure.hang());
    inBackground(
        () -> {
          scene.standIn().faults().awaitHanging(2, Duration.ofSeconds(10));
          scene.stop().raise();
          return null;
        },
        () -> scene.deliver(run));
    assertEquals(2, calls());
  }

  @Test
  void thePaceOfTheSettingIsHeld() throws Exception {
    ApiOptions options = ApiOptions.of("sirendenim.attn.tv").withLimit(ApiEndpoint.BULK, 20);
    RunId run = scene.with(options).at(20, 4).start().sealed(256 * 41);
    long began = System.nanoTime();
    assertTrue(scene.isAnswered(scene.deliver(run)));
    double seconds = (System.nanoTime() - began) / 1e9;
    assertEquals(41, calls(), "no 429 of our own making");
    // The first second's worth takes a quarter longer; the rest is at 99 %.
    assertTrue(40 / seconds >= 0.85 * 20, 40 / seconds + " a second");
    assertEquals(Set.of(), Set.copyOf(scene.standIn().breaches()));
  }
}
