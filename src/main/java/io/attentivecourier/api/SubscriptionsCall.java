package io.attentivecourier.api;

import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.ledger.RequestRepository;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * {@code POST /v1/subscriptions}: sends one person in a request. The request opts the person in and
 * may text them, so nobody is asked twice, whatever breaks. The note that a person is about to be
 * asked is on disk before the request goes out; a person who is noted there and has no answer is
 * unconfirmed, and stays so.
 */
public final class SubscriptionsCall implements ApiCall {
  /** Attentive's own limit for this endpoint. */
  static final int MOST_A_SECOND = 10;

  /** The reason if it is no longer known who was asked before the run. */
  static final String ASKED_UNKNOWN = "asked-unknown";

  private static final int MOST_REFUSED_IN_A_ROW = 10;
  private static final int UNHEARD_BESIDES_IN_FLIGHT = 5;
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  private final RequestRepository requests;
  private final IdentifierKey key;
  private final AskedPeople asked;
  private final Function<RunId, Path> sealed;
  private final int requestsPerSecond;
  private final Breaker breaker;
  private final AtomicInteger refusedInARow = new AtomicInteger();
  private final Map<RunId, AskedLines.IntentLog> asking = new ConcurrentHashMap<>();

  /**
   * @param sealed finds the file with the sealed lines of a run
   * @param api gives the requests a second, 0 for no limit but Attentive's, and the number of
   *     requests that may be in flight
   */
  public SubscriptionsCall(
      RequestRepository requests,
      IdentifierKey key,
      AskedPeople asked,
      Function<RunId, Path> sealed,
      Api api,
      Clock clock) {
    this.requests = requests;
    this.key = key;
    this.asked = asked;
    this.sealed = sealed;
    this.requestsPerSecond = atMost(api.requestsPerSecond());
    this.breaker = new Breaker(api.inFlight() + UNHEARD_BESIDES_IN_FLIGHT, OUTAGE, clock);
  }

  private static int atMost(int set) {
    return set == 0 ? MOST_A_SECOND : Math.min(set, MOST_A_SECOND);
  }

  @Override
  public String path() {
    return "/v1/subscriptions";
  }

  @Override
  public int peoplePerRequest() {
    return 1;
  }

  @Override
  public int requestsPerSecond() {
    return requestsPerSecond;
  }

  /** The line as it was sealed. */
  @Override
  public byte[] body(Request request) {
    return request.lines().get(0);
  }

  @Override
  public Answer answer(int status, byte[] body) {
    if (status < 500) {
      breaker.recordAnswer();
    }
    Answer answer = SubscriptionAnswer.of(status, body);
    return isRefusedAgain(status) ? unitRefused(status) : answer;
  }

  private boolean isRefusedAgain(int status) {
    boolean other = status / 100 != 4 || status == 429;
    return refusedInARow.updateAndGet(before -> other ? 0 : before + 1) > MOST_REFUSED_IN_A_ROW;
  }

  /**
   * Stops the delivery: a wrong sign-up unit is refused for everybody, and a person who was asked
   * is not asked again.
   */
  private static Answer unitRefused(int status) {
    return Answer.stop(
        Reason.REQUESTS_REFUSED,
        "status %d for more than %d people in a row".formatted(status, MOST_REFUSED_IN_A_ROW));
  }

  /** After a time-out or a cut connection, the person may have been asked. */
  @Override
  public Optional<Answer> answerIfLost() {
    return Optional.of(Answer.unconfirmed(SubscriptionAnswer.UNANSWERED));
  }

  /**
   * @throws UncheckedIOException if another pipeline asked the person meanwhile: it is handled as a
   *     lost answer
   * @throws ApiFault if the API does not answer, or the note cannot be written
   */
  @Override
  public void intend(RunId run, Request request) {
    AskedLines.IntentLog own = asking.get(run);
    // A retry: only a request that has certainly not reached Attentive comes here twice.
    if (own.isNoted(request.first())) {
      return;
    }
    if (!breaker.tryPass()) {
      throw ApiFault.lasting(Reason.API_DOWN, "the last requests were not answered");
    }
    if (!note(own, request)) {
      throw new UncheckedIOException(new IOException("the person was asked meanwhile"));
    }
  }

  /**
   * Notes the person. The fault that it throws has no cause: a route would take an IOException for
   * a lost answer.
   */
  private static boolean note(AskedLines.IntentLog own, Request request) {
    try {
      return own.note(request);
    } catch (Refusal full) {
      throw ApiFault.lasting(full.reason(), full.getMessage());
    } catch (LedgerFault fault) {
      throw ApiFault.lasting(fault.reason(), fault.getMessage());
    } catch (IOException | IllegalStateException fault) {
      throw ApiFault.lasting(
          Reason.UNEXPECTED, "who is asked cannot be noted: " + fault.getClass().getSimpleName());
    }
  }

  /**
   * Leaves out the people who were asked: before a crash, or by a run that was sealed at the same
   * time.
   */
  @Override
  public List<LineRange> toSend(RunId run, List<LineRange> unanswered) {
    if (unanswered.isEmpty() || breaker.isOpen()) {
      return List.of();
    }
    try {
      return unasked(run, unanswered);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private List<LineRange> unasked(RunId run, List<LineRange> unanswered) throws IOException {
    if (!isKnown(run)) {
      unanswered.forEach(lines -> note(run, lines, ASKED_UNKNOWN));
      return List.of();
    }
    asking.put(run, new AskedLines.IntentLog(run, asked, key));
    refusedInARow.set(0);
    AskedLines.Split split = split(run, unanswered);
    split.asked().forEach(before -> note(run, before, SubscriptionAnswer.UNANSWERED));
    return split.unasked();
  }

  /**
   * Separates the people who were asked. A file that cannot be read is not what was sealed: the
   * code that sends it reports that.
   */
  private AskedLines.Split split(RunId run, List<LineRange> unanswered) {
    try {
      return new AskedLines(sealed.apply(run), unanswered, key).split(asked.ascending());
    } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
      return new AskedLines.Split(unanswered, List.of());
    }
  }

  private boolean isKnown(RunId run) throws IOException {
    return asked.isAcknowledged(run) && asked.state() == AskedPeople.AskedState.KNOWN;
  }

  private void note(RunId run, LineRange lines, String reason) {
    requests.record(run, RequestResult.unconfirmed(lines.first(), (int) lines.lines(), reason));
  }
}
