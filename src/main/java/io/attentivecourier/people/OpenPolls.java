package io.attentivecourier.people;

import io.attentivecourier.api.JobPoll;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.ledger.RequestRepository;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Api;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The polls of all open jobs, each with its next time: the ledger says which jobs are open, this
 * process how often they are polled.
 */
final class OpenPolls {
  /** The most polls in one pass of the route; further ones are due in the next pass. */
  private static final int MOST_LOOKS = 1_000;

  private final RequestRepository requests;
  private final StopSign stop;
  private final Clock clock;
  private final JobPoll.PollSchedule looks;
  private final Map<String, JobPoll> open = new ConcurrentHashMap<>();

  OpenPolls(Api api, RequestRepository requests, StopSign stop, Clock clock) {
    this.requests = requests;
    this.stop = stop;
    this.clock = clock;
    this.looks = new JobPoll.PollSchedule(api.confirmEvery(), api.confirmWithin());
  }

  /** One poll for each open job of the run. */
  List<JobPoll> of(RunId run) {
    return requests.openJobs(run).stream()
        .map(job -> open.computeIfAbsent(job.job(), id -> new JobPoll(job, next(job, 0))))
        .toList();
  }

  /** The longest due first, at most 1,000. */
  List<JobPoll> due(List<JobPoll> all) {
    Instant now = clock.instant();
    return all.stream()
        .filter(look -> !look.due().isAfter(now) && !stop.isRaised())
        .sorted(Comparator.comparing(JobPoll::due))
        .limit(MOST_LOOKS)
        .toList();
  }

  private Instant next(OpenJob job, int before) {
    Instant last = before == 0 ? job.acceptedAt() : clock.instant();
    double random = ThreadLocalRandom.current().nextDouble();
    return looks.nextPoll(job.acceptedAt(), before, last, random);
  }

  /** Sets the next time of a poll whose job has not ended. */
  void postpone(JobPoll look) {
    look.reschedule(next(look.job(), look.polls() + 1));
  }

  /** True if the job's time is over. */
  boolean isOver(JobPoll look) {
    return looks.isOver(look.job().acceptedAt(), clock.instant());
  }

  void remove(JobPoll look) {
    open.remove(look.job().job());
  }
}
