package io.attentivecourier.people;

import io.attentivecourier.api.ApiFault;
import io.attentivecourier.api.JobAnswer;
import io.attentivecourier.api.JobPoll;
import io.attentivecourier.api.JobResults;
import io.attentivecourier.api.RateHeaders;
import io.attentivecourier.api.RateLimiter;
import io.attentivecourier.api.Ticker;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.http.AnswerBody;
import io.attentivecourier.known.Outcomes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
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
 * poll that fails is made again later; only the answer of a job, its lines, or the end of its time
 * end it in the ledger.
 */
public final class JobSteps {
  private static final Logger LOG = LoggerFactory.getLogger(JobSteps.class);

  private static final int FASTEST = 50;

  private final Api api;
  private final StopSign stop;
  private final Clock clock;
  private final OpenPolls looks;
  private final RateLimiter limiter;
  private final JobEnds ends;
  private final JobEnds.ResultReads reads;
  private final Outcomes outcomes;

  /**
   * @param people {@code var/people/}
   */
  public JobSteps(Api api, Ledger ledger, Outbox outbox, Path people, StopSign stop, Clock clock) {
    this.api = api;
    this.stop = stop;
    this.clock = clock;
    this.looks = new OpenPolls(api, ledger.requests(), stop, clock);
    this.limiter =
        new RateLimiter(looksPerSecond(api.requestsPerSecond()), Ticker.system(), stop::isRaised);
    this.ends = new JobEnds(ledger.requests(), outbox);
    this.reads = new JobEnds.ResultReads(people);
    this.outcomes = new Outcomes(people, ledger.outcomes());
  }

  /** Half of the rate of the requests, so that polls never take their share: 1 to 50 a second. */
  static int looksPerSecond(int requestsPerSecond) {
    return requestsPerSecond == 0 ? FASTEST : Math.min(FASTEST, Math.max(1, requestsPerSecond / 2));
  }

  /** The open jobs of a run whose next poll is due, the longest due first, at most 1,000. */
  public List<JobPoll> due(RunId run) throws IOException {
    outcomes.takeOver();
    List<JobPoll> open = looks.of(run);
    if (open.isEmpty()) {
      ends.forget(run);
      reads.forget(run);
    }
    return looks.due(open);
  }

  /** Waits for the moment to poll. */
  public void acquire(JobPoll poll) throws InterruptedException {
    poll.setNumber(limiter.acquire());
  }

  public String address(JobPoll poll) {
    String id = URLEncoder.encode(poll.job().job(), StandardCharsets.UTF_8).replace("+", "%20");
    return api.url().resolve("/v2/bulk/job/" + id).toString();
  }

  /** The header with the key, for the API's own host only: never for the host of a result. */
  public String authorization() {
    return "Bearer " + api.key().reveal();
  }

  /** Records the API's answer about the job; ends the job if that is enough. */
  public void recordPoll(JobPoll poll, Map<String, Object> headers, InputStream body)
      throws IOException {
    int status = RateHeaders.status(headers);
    limiter.report(poll.number(), status, RateHeaders.of(headers, clock));
    byte[] answer = AnswerBody.head(body);
    looks.postpone(poll);
    if (status / 100 == 2) {
      follow(poll, JobAnswer.of(answer));
    } else {
      noteFailedPoll(poll, "status " + status);
    }
  }

  private void follow(JobPoll poll, JobAnswer answer) {
    int people = poll.job().people();
    switch (answer.status()) {
      case COMPLETED -> endCompleted(poll, answer);
      case FAILED ->
          end(poll, answer, JobResults.all(people, RunReport.PersonOutcome.REFUSED, "job-failed"));
      case CANCELLED ->
          end(
              poll,
              answer,
              JobResults.all(people, RunReport.PersonOutcome.REFUSED, "job-cancelled"));
      case NEEDS_REVIEW -> end(poll, answer, JobResults.unconfirmed(people, "needs-review"));
      default -> waitOrEnd(poll, answer);
    }
  }

  private void waitOrEnd(JobPoll poll, JobAnswer answer) {
    if (looks.isOver(poll)) {
      end(poll, answer, JobResults.unconfirmed(poll.job().people(), "not-in-time"));
    }
  }

  private void endCompleted(JobPoll poll, JobAnswer answer) {
    int people = poll.job().people();
    if (api.receipts() == Api.ReceiptKind.JOB) {
      boolean whole = answer.totalRecords() == people;
      end(poll, answer, whole ? JobResults.applied(people) : JobEnds.noResult(poll));
    } else if (reads.hasEndedTheProcess(poll.job())) {
      endUnread(poll, answer);
    } else if (answer.url().filter(this::mayBeFetched).isPresent()) {
      poll.setResult(answer.url().get());
    } else {
      withoutResult(poll, "no url that may be fetched");
    }
  }

  /**
   * Ends a job that has no readable result. Its people may have been applied: a retry sends them
   * again, which does no harm.
   */
  private void endUnread(JobPoll poll, JobAnswer answer) {
    LOG.warn(
        "{}: completed, but this process ended {} times while it read the result; it is not read"
            + " again and its people are unconfirmed",
        poll,
        JobEnds.ResultReads.MOST);
    end(poll, answer, JobEnds.noResult(poll));
  }

  /**
   * True if the result may be fetched from there: without encryption only if the API itself has
   * none, which is on this machine.
   */
  private boolean mayBeFetched(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        || "http".equalsIgnoreCase(url.getScheme())
            && "http".equalsIgnoreCase(api.url().getScheme());
  }

  private void withoutResult(JobPoll poll, String why) {
    LOG.warn("{}: completed, but {}", poll, why);
    if (poll.countFailure()) {
      end(poll, JobAnswer.JobStatus.COMPLETED.name(), JobEnds.noResult(poll));
    }
  }

  /** Notes a poll without an answer: the job is polled again until its time is over. */
  private void noteFailedPoll(JobPoll poll, String why) {
    LOG.warn("{}: not looked at: {}", poll, why);
    if (looks.isOver(poll) && poll.countFailure()) {
      JobResults results = JobResults.unconfirmed(poll.job().people(), "not-in-time");
      end(poll, JobAnswer.JobStatus.OTHER.name(), results);
    }
  }

  /** True if there is a result to fetch. */
  public boolean hasResult(JobPoll poll) {
    return poll.result().isPresent();
  }

  public String resultAddress(JobPoll poll) {
    return poll.result().orElseThrow().toString();
  }

  /**
   * Reads the result lines as they come and ends the job. None of them is kept.
   *
   * @throws ApiFault for a status that is no success
   * @throws IOException where they were cut in the middle
   */
  public void readResult(JobPoll poll, int status, InputStream body) throws IOException {
    try (body) {
      if (status / 100 != 2 || body == null) {
        throw ApiFault.passing("status " + status);
      }
      reads.begin(poll.job());
      end(poll, JobAnswer.JobStatus.COMPLETED.name(), ends.read(poll, body));
    } finally {
      reads.end(poll.job());
    }
  }

  private void end(JobPoll poll, JobAnswer answer, JobResults results) {
    end(poll, answer.status().name(), results);
  }

  private void end(JobPoll poll, String status, JobResults results) {
    ends.end(poll, status, results);
    reads.end(poll.job());
    looks.remove(poll);
  }

  /** Notes that the poll, or the fetch of the result, met a fault of the network. */
  public void fail(JobPoll poll, Exception found) {
    if (stop.isRaised()) {
      return;
    }
    if (hasResult(poll)) {
      withoutResult(poll, "its result was not there: " + describe(found));
    } else {
      looks.postpone(poll);
      noteFailedPoll(poll, describe(found));
    }
  }

  /**
   * Describes a fault by its type: an exception's text may hold an address, and a result's address
   * is a secret.
   */
  private static String describe(Exception found) {
    return found instanceof ApiFault ? found.getMessage() : found.getClass().getSimpleName();
  }
}
