package io.attentivecourier.people;

import io.attentivecourier.api.Answer;
import io.attentivecourier.api.ApiCall;
import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.api.ApiFault;
import io.attentivecourier.api.Bisection;
import io.attentivecourier.api.FailedRequest;
import io.attentivecourier.api.RateHeaders;
import io.attentivecourier.api.RateLimiter;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.home.FileHash;
import io.attentivecourier.http.AnswerBody;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.settings.Api;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of sending a run's people to the API, in the order in which the route calls them. Each
 * answer is in the ledger before the next request of its batch goes out, so that a crash repeats at
 * most what was in flight.
 */
public final class RequestSteps {
  private static final Logger LOG = LoggerFactory.getLogger(RequestSteps.class);

  private final Api api;
  private final Ledger ledger;
  private final Outbox outbox;
  private final SentOutcomes outcomes;
  private final StopSign stop;
  private final Clock clock;
  private final Predicate<RunId> over;
  private final Map<RunKind, ApiCall> calls;
  private final Map<RunKind, RateLimiter> paces = new EnumMap<>(RunKind.class);

  /**
   * @param over true for a run under whose date nothing is sent any more
   * @param calls the call of each kind of run; each has a rate of its own, as Attentive's limits
   *     are by endpoint
   */
  public RequestSteps(
      Api api,
      Ledger ledger,
      Outbox outbox,
      SentOutcomes outcomes,
      StopSign stop,
      Clock clock,
      Predicate<RunId> over,
      Map<RunKind, ApiCall> calls) {
    this.api = api;
    this.ledger = ledger;
    this.outbox = outbox;
    this.outcomes = outcomes;
    this.stop = stop;
    this.clock = clock;
    this.over = over;
    this.calls = Map.copyOf(calls);
    calls.forEach((kind, call) -> paces.put(kind, pace(call)));
  }

  private RateLimiter pace(ApiCall call) {
    return new RateLimiter(
        call.requestsPerSecond(), api.inFlight(), RateLimiter.Ticker.system(), stop::isRaised);
  }

  /** The name of a kind's sealed file. */
  public static String fileName(RunKind kind) {
    return kind.id() + ".jsonl";
  }

  /**
   * The delivery of the lines that are not answered yet. If the file is not the one that was
   * sealed, the delivery is given up: {@code not-sealed}.
   *
   * @throws IllegalArgumentException for a run that sealed nothing for the API
   */
  public ApiDelivery open(RunId run) throws IOException {
    for (RunKind kind : calls.keySet()) {
      Optional<SealedFile> file = ledger.sealed(run, fileName(kind));
      if (file.isPresent()) {
        return open(run, kind, file.get());
      }
    }
    throw new IllegalArgumentException(run + " has sealed nothing for the API");
  }

  private ApiDelivery open(RunId run, RunKind kind, SealedFile file) throws IOException {
    Path path = outbox.folder(run).resolve(file.name());
    List<LineRange> lines = calls.get(kind).toSend(run, unanswered(run, file));
    ApiDelivery delivery = new ApiDelivery(run, path, lines, calls.get(kind), paces.get(kind));
    if (!lines.isEmpty() && !isSealed(path, file)) {
      delivery.fail(ApiFault.lasting(Reason.NOT_SEALED, file.name() + " is not what was sealed"));
    }
    return delivery;
  }

  private static boolean isSealed(Path path, SealedFile file) throws IOException {
    return Files.exists(path) && FileHash.sha256(path).equals(file.sha256());
  }

  private List<LineRange> unanswered(RunId run, SealedFile file) {
    return LineRange.Unanswered.of(ledger.answered(run), file.rows());
  }

  /** The batches in order of line, until the API is given up or the process ends. */
  public Iterator<Bisection> batches(ApiDelivery delivery) throws IOException {
    return delivery.isGivenUp() || delivery.lines().isEmpty()
        ? List.<Bisection>of().iterator()
        : new ApiDelivery.Batches(delivery, stop::isRaised);
  }

  /** True if a part of the batch is still to be sent. */
  public boolean hasMore(ApiDelivery delivery, Bisection batch) {
    return !delivery.isGivenUp() && !stop.isRaised() && batch.isOpen();
  }

  /**
   * Waits for a permit to send: after a failed try first the backoff, then the rate of all.
   *
   * @param firstWait milliseconds before the first retry
   */
  public RateLimiter.Permit enter(ApiDelivery delivery, Bisection batch, long firstWait)
      throws InterruptedException {
    RateLimiter.Backoff backoff = RateLimiter.Backoff.USUAL.from(Duration.ofMillis(firstWait));
    double random = ThreadLocalRandom.current().nextDouble();
    delivery.pace().pause(backoff.before(batch.tries(), random));
    RateLimiter.Permit turn = delivery.pace().acquire();
    try {
      intend(delivery, batch);
    } catch (RuntimeException notSent) {
      turn.close();
      throw notSent;
    }
    return turn;
  }

  /**
   * Notes the request before it goes out. A run that is too late is not ended here: its next turn
   * sees it, and gives the reason.
   */
  private void intend(ApiDelivery delivery, Bisection batch) {
    if (delivery.isGivenUp() || over.test(delivery.run())) {
      throw ApiFault.stopped();
    }
    delivery.call().intend(delivery.run(), batch.current());
    batch.countTry();
  }

  public String address(ApiDelivery delivery) {
    return api.url().resolve(delivery.call().path()).toString();
  }

  /** The header with the key, for the API's own host only. */
  public String authorization() {
    return "Bearer " + api.key().reveal();
  }

  public byte[] body(ApiDelivery delivery, Bisection batch) {
    return delivery.call().body(batch.current());
  }

  /**
   * Records the answer.
   *
   * @throws ApiFault if it says nothing about the people
   * @throws IOException where it was cut in the middle
   */
  public void recordAnswer(
      ApiDelivery delivery,
      Bisection batch,
      RateLimiter.Permit turn,
      int status,
      Map<String, Object> headers,
      InputStream body)
      throws IOException {
    turn.report(status, RateHeaders.of(headers, clock));
    settle(delivery, batch, delivery.call().answer(status, AnswerBody.head(body)));
  }

  private void settle(ApiDelivery delivery, Bisection batch, Answer answer) {
    RequestResult answered = batch.settle(answer);
    if (answered == null) {
      return;
    }
    outcomes.note(delivery.run(), answered);
    ledger.answered(delivery.run(), answered);
    if (batch.isRefusedWhole() && delivery.countRefusedWhole()) {
      giveUp(delivery, ApiFault.lasting(Reason.REQUESTS_REFUSED, Reason.REQUESTS_REFUSED.what()));
    }
  }

  public void leave(RateLimiter.Permit turn) {
    turn.close();
  }

  /** True if the same request is sent again. */
  public boolean isWorthRetry(ApiDelivery delivery, Bisection batch, Exception found) {
    return !delivery.isGivenUp()
        && !stop.isRaised()
        && RateLimiter.Backoff.USUAL.isWorthRetry(batch.tries())
        && FailedRequest.of(found).mayRepeat(delivery.call());
  }

  /**
   * Ends the tries of a request: its people are unconfirmed if the call says so, else the rest is
   * not sent.
   */
  public void fail(ApiDelivery delivery, Bisection batch, Exception found) {
    FailedRequest failed = FailedRequest.of(found);
    Optional<Answer> lost = failed.lost(delivery.call());
    if (lost.isPresent()) {
      settle(delivery, batch, lost.get());
    } else {
      giveUp(delivery, failed.fault());
    }
  }

  private static void giveUp(ApiDelivery delivery, ApiFault fault) {
    if (!delivery.isGivenUp()) {
      fault
          .reason()
          .ifPresent(
              reason -> LOG.warn("{}: {} ({})", delivery.run(), fault.getMessage(), reason.id()));
    }
    delivery.fail(fault);
  }

  /** Stops the delivery after a fault that is not the receiver's. */
  public void stop(ApiDelivery delivery, Exception fault) {
    delivery.stop(fault);
  }
}
