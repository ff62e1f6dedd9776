package io.attentivecourier.api;

import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.ledger.LineRange;
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
 * {@code POST /v1/subscriptions}, a person a request: it opts the person in and may text them, so
 * nobody is asked twice, whatever breaks. That a person is about to be asked is on disk before the
 * request goes out; who is noted there and has no answer is unconfirmed, and stays so.
 */
public final class SubscriptionsCall implements ApiCall {
  /** Attentive's own limit of this endpoint. */
  static final int MOST_A_SECOND = 10;

  /** Nobody can tell any more who was asked before the run. */
  static final String ASKED_UNKNOWN = "asked-unknown";

  private static final int MOST_REFUSED_IN_A_ROW = 10;
  private static final int UNHEARD_BESIDES_IN_FLIGHT = 5;
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final IdentifierKey key;
  private final AskedPeople asked;
  private final Function<RunId, Path> sealed;
  private final int requestsPerSecond;
  private final Breaker brake;
  private final AtomicInteger refusedInARow = new AtomicInteger();
  private final Map<RunId, AskedLines.IntentLog> asking = new ConcurrentHashMap<>();

  /**
   * @param sealed where the sealed lines of a run are
   * @param api its requests a second, 0: no limit but Attentive's; and how many may be open at once
   */
  public SubscriptionsCall(
      Ledger ledger,
      IdentifierKey key,
      AskedPeople asked,
      Function<RunId, Path> sealed,
      Api api,
      Clock clock) {
    this.ledger = ledger;
    this.key = key;
    this.asked = asked;
    this.sealed = sealed;
    this.requestsPerSecond = atMost(api.requestsPerSecond());
    this.brake = new Breaker(api.inFlight() + UNHEARD_BESIDES_IN_FLIGHT, OUTAGE, clock);
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
      brake.recordAnswer();
    }
    Answer answer = SubscriptionAnswer.of(status, body);
    return isRefusedAgain(status) ? unitRefused(status) : answer;
  }

  private boolean isRefusedAgain(int status) {
    boolean other = status / 100 != 4 || status == 429;
    return refusedInARow.updateAndGet(before -> other ? 0 : before + 1) > MOST_REFUSED_IN_A_ROW;
  }

  /** A wrong sign-up unit is refused for everybody, and whoever was asked is not asked again. */
  private static Answer unitRefused(int status) {
    return Answer.stop(
        Reason.REQUESTS_REFUSED,
        "status %d for more than %d people in a row".formatted(status, MOST_REFUSED_IN_A_ROW));
  }

  /** A time-out, a cut connection: the person may have been asked. */
  @Override
  public Optional<Answer> answerIfLost() {
    return Optional.of(Answer.unconfirmed(SubscriptionAnswer.UNANSWERED));
  }

  /**
   * @throws UncheckedIOException where they were asked meanwhile, by another pipeline: told as a
   *     lost answer
   * @throws ApiFault where nobody answers, or the disk takes nothing
   */
  @Override
  public void intend(RunId run, Request request) {
    AskedLines.IntentLog own = asking.get(run);
    // Tried again: only what has certainly not reached Attentive comes here twice.
    if (own.isNoted(request.first())) {
      return;
    }
    if (!brake.tryPass()) {
      throw ApiFault.lasting(Reason.API_DOWN, "the last requests were not answered");
    }
    if (!note(own, request)) {
      throw new UncheckedIOException(new IOException("the person was asked meanwhile"));
    }
  }

  /** The fault that goes out has no cause: a route would take an IOException for a lost answer. */
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

  /** Without those who were asked: at a crash, or by a run that was sealed at the same time. */
  @Override
  public List<LineRange> toSend(RunId run, List<LineRange> unanswered) {
    if (unanswered.isEmpty() || brake.isOpen()) {
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

  /** A file that cannot be read is not what was sealed: whoever sends it says so. */
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
    ledger.answered(run, RequestResult.unconfirmed(lines.first(), (int) lines.lines(), reason));
  }
}
