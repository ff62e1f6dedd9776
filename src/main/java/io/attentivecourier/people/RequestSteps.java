package io.attentivecourier.people;

import io.attentivecourier.api.Answer;
import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.api.ApiFault;
import io.attentivecourier.api.Bisection;
import io.attentivecourier.api.FailedRequest;
import io.attentivecourier.api.PendingRequest;
import io.attentivecourier.api.RateHeaders;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.http.AnswerBody;
import io.attentivecourier.ledger.RequestRepository;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Api;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
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
  private final RequestRepository requests;
  private final Predicate<RunId> over;
  private final StopSign stop;
  private final Clock clock;

  /**
   * @param over true for a run under whose date nothing is sent any more
   */
  public RequestSteps(
      Api api, RequestRepository requests, Predicate<RunId> over, StopSign stop, Clock clock) {
    this.api = api;
    this.requests = requests;
    this.over = over;
    this.stop = stop;
    this.clock = clock;
  }

  /** The batches in order of line, until the API is given up or the process ends. */
  public Iterator<Bisection> batches(ApiDelivery delivery) throws IOException {
    return delivery.isGivenUp() || delivery.lines().isEmpty()
        ? List.<Bisection>of().iterator()
        : new ApiDelivery.Batches(delivery, stop::isRaised);
  }

  /** The requests that a batch is sent by now: itself, or the halves of what was refused. */
  public List<PendingRequest> parts(ApiDelivery delivery, Bisection batch) {
    return batch.parts().stream().map(part -> new PendingRequest(delivery, batch, part)).toList();
  }

  /** True if a part of the batch is still to be sent. */
  public boolean hasMore(ApiDelivery delivery, Bisection batch) {
    return !isEnding(delivery) && batch.isOpen();
  }

  private boolean isEnding(ApiDelivery delivery) {
    return delivery.isGivenUp() || stop.isRaised();
  }

  /**
   * Waits for the moment to send, and notes the request before it goes out. A run that is too late
   * is not ended here: its next turn sees it, and gives the reason.
   *
   * @param firstWait milliseconds before the first retry
   */
  public void acquire(PendingRequest request, long firstWait) throws InterruptedException {
    requireOn(request.delivery());
    double random = ThreadLocalRandom.current().nextDouble();
    request.acquire(Duration.ofMillis(firstWait), random);
    requireOn(request.delivery());
    request.intend();
  }

  private void requireOn(ApiDelivery delivery) {
    if (isEnding(delivery) || over.test(delivery.run())) {
      throw ApiFault.stopped();
    }
  }

  public String address(PendingRequest request) {
    return api.url().resolve(request.delivery().call().path()).toString();
  }

  /** The header with the key, for the API's own host only. */
  public String authorization() {
    return "Bearer " + api.key().reveal();
  }

  /**
   * Records the answer.
   *
   * @throws ApiFault if it says nothing about the people
   * @throws IOException where it was cut in the middle
   */
  public void recordAnswer(PendingRequest request, Map<String, Object> headers, InputStream body)
      throws IOException {
    int status = RateHeaders.status(headers);
    request.report(status, RateHeaders.of(headers, clock));
    record(request, request.delivery().call().answer(status, AnswerBody.head(body)));
  }

  private void record(PendingRequest request, Answer answer) {
    ApiDelivery delivery = request.delivery();
    RequestResult answered = request.decide(answer);
    if (answered == null) {
      return;
    }
    requests.record(delivery.run(), answered);
    if (request.countRefusedWhole()) {
      giveUp(delivery, ApiFault.lasting(Reason.REQUESTS_REFUSED, Reason.REQUESTS_REFUSED.what()));
    }
  }

  /** True if the same request is sent again. */
  public boolean isWorthRetry(PendingRequest request, Exception found) {
    return request != null
        && !isEnding(request.delivery())
        && request.isWorthRetry(FailedRequest.of(found));
  }

  /**
   * Ends the tries of a request: its people are unconfirmed if the call says so, else the rest is
   * not sent.
   *
   * @param request null where the fault met no request: the sealed file could not be read
   */
  public void fail(ApiDelivery delivery, PendingRequest request, Exception found) {
    if (request == null) {
      delivery.stop(found);
      return;
    }
    FailedRequest failed = FailedRequest.of(found);
    Optional<Answer> lost = request.lost(failed);
    if (lost.isPresent()) {
      record(request, lost.get());
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
