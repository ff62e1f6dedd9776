package io.attentivecourier.door;

import io.attentivecourier.api.ApiFault;
import io.attentivecourier.api.JobAnswer;
import io.attentivecourier.api.JobStatus;
import io.attentivecourier.api.Look;
import io.attentivecourier.api.Pace;
import io.attentivecourier.api.RateHeaders;
import io.attentivecourier.api.Results;
import io.attentivecourier.api.Ticker;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.Outcome;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Api;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of following accepted jobs to their end, in the order in which the route calls them. A
 * look that fails is made again later; only what a job or its lines say, or the end of its time,
 * makes an end in the ledger.
 */
public final class Receipts {
  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

  private static final int FASTEST = 50;

  private final Api api;
  private final StopSign stop;
  private final Clock clock;
  private final OpenLooks looks;
  private final Pace pace;
  private final JobEnds ends;
  private final ResultReads reads;

  /**
   * @param people the folder of the outcomes
   */
  public Receipts(Api api, Ledger ledger, Outbox outbox, Path people, StopSign stop, Clock clock) {
    this.api = api;
    this.stop = stop;
    this.clock = clock;
    this.looks = new OpenLooks(api, ledger, stop, clock);
    this.pace =
        new Pace(
            looksPerSecond(api.requestsPerSecond()),
            api.inFlight(),
            Ticker.system(),
            stop::isRaised);
    this.ends = new JobEnds(ledger, outbox, new SentOutcomes(people));
    this.reads = new ResultReads(people);
  }

  /** Half of what is sent, so that looks never take the sends' share: 1 to 50 a second. */
  static int looksPerSecond(int requestsPerSecond) {
    return requestsPerSecond == 0 ? FASTEST : Math.min(FASTEST, Math.max(1, requestsPerSecond / 2));
  }

  /** The open jobs of a run whose next look is due, the longest due first, at most 1,000. */
  public List<Look> due(RunId run) {
    List<Look> open = looks.of(run);
    if (open.isEmpty()) {
      ends.forget(run);
      reads.forget(run);
    }
    return looks.due(open);
  }

  /** Waits for the moment to look. */
  public Pace.Turn enter() throws InterruptedException {
    return pace.enter();
  }

  public void leave(Pace.Turn turn) {
    turn.close();
  }

  public String address(Look look) {
    String id = URLEncoder.encode(look.job().job(), StandardCharsets.UTF_8).replace("+", "%20");
    return api.url().resolve("/v2/bulk/job/" + id).toString();
  }

  /** For the API's own host and nobody else: never where a result lies. */
  public String authorization() {
    return "Bearer " + api.key().reveal();
  }

  /** What the API says of the job; ends it where that is enough. */
  public void looked(
      Look look, Pace.Turn turn, int status, Map<String, Object> headers, InputStream body)
      throws IOException {
    turn.answered(status, RateHeaders.of(headers, clock));
    byte[] answer = AnswerBody.head(body);
    looks.again(look);
    if (status / 100 == 2) {
      follow(look, JobAnswer.of(answer));
    } else {
      inVain(look, "status " + status);
    }
  }

  private void follow(Look look, JobAnswer answer) {
    int people = look.job().people();
    switch (answer.status()) {
      case COMPLETED -> completed(look, answer);
      case FAILED -> end(look, answer, Results.all(people, Outcome.REFUSED, "job-failed"));
      case CANCELLED -> end(look, answer, Results.all(people, Outcome.REFUSED, "job-cancelled"));
      case NEEDS_REVIEW -> end(look, answer, Results.unconfirmed(people, "needs-review"));
      default -> underWay(look, answer);
    }
  }

  private void underWay(Look look, JobAnswer answer) {
    if (looks.isOver(look)) {
      end(look, answer, Results.unconfirmed(look.job().people(), "not-in-time"));
    }
  }

  private void completed(Look look, JobAnswer answer) {
    int people = look.job().people();
    if (api.receipts() == io.attentivecourier.settings.Receipts.JOB) {
      boolean whole = answer.totalRecords() == people;
      end(look, answer, whole ? Results.applied(people) : JobEnds.noResult(look));
    } else if (reads.endedTheProcess(look.job())) {
      unread(look, answer);
    } else if (answer.url().filter(this::mayBeFetched).isPresent()) {
      look.found(answer.url().get());
    } else {
      withoutResult(look, "no url that may be fetched");
    }
  }

  /** Its people may have been applied: a retry sends them again, which does no harm. */
  private void unread(Look look, JobAnswer answer) {
    LOG.warn(
        "{}: completed, but this process ended {} times while it read the result; it is not read"
            + " again and its people are unconfirmed",
        look,
        ResultReads.MOST);
    end(look, answer, JobEnds.noResult(look));
  }

  /** Without encryption only where the API itself has none, which is on this machine. */
  private boolean mayBeFetched(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        || "http".equalsIgnoreCase(url.getScheme())
            && "http".equalsIgnoreCase(api.url().getScheme());
  }

  private void withoutResult(Look look, String why) {
    LOG.warn("{}: completed, but {}", look, why);
    if (look.wasInVainOftenEnough()) {
      end(look, JobStatus.COMPLETED.name(), JobEnds.noResult(look));
    }
  }

  /** No answer: it is looked at again, and after its time is over not for ever. */
  private void inVain(Look look, String why) {
    LOG.warn("{}: not looked at: {}", look, why);
    if (looks.isOver(look) && look.wasInVainOftenEnough()) {
      Results results = Results.unconfirmed(look.job().people(), "not-in-time");
      end(look, JobStatus.OTHER.name(), results);
    }
  }

  /** Whether there is a result to fetch. */
  public boolean hasResult(Look look) {
    return look.result().isPresent();
  }

  public String resultAddress(Look look) {
    return look.result().orElseThrow().toString();
  }

  /**
   * Reads the result lines as they come and ends the job. None of them is kept.
   *
   * @throws ApiFault for a status that is no success
   * @throws IOException where they were cut in the middle
   */
  public void settle(Look look, int status, InputStream body) throws IOException {
    try (body) {
      if (status / 100 != 2 || body == null) {
        throw ApiFault.passing("status " + status);
      }
      reads.begin(look.job());
      end(look, JobStatus.COMPLETED.name(), ends.read(look, body));
    } finally {
      reads.end(look.job());
    }
  }

  private void end(Look look, JobAnswer answer, Results results) {
    end(look, answer.status().name(), results);
  }

  private void end(Look look, String status, Results results) {
    ends.end(look, status, results);
    reads.end(look.job());
    looks.ended(look);
  }

  /** The look, or the fetching of the result, met a fault of the network. */
  public void missed(Look look, Exception found) {
    if (stop.isRaised()) {
      return;
    }
    if (hasResult(look)) {
      withoutResult(look, "its result was not there: " + said(found));
    } else {
      looks.again(look);
      inVain(look, said(found));
    }
  }

  /** An exception's text may hold an address, and a result's address is a secret. */
  private static String said(Exception found) {
    return found instanceof ApiFault ? found.getMessage() : found.getClass().getSimpleName();
  }
}
