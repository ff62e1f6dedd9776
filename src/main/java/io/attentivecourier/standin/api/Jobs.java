package io.attentivecourier.standin.api;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accepted batches, and how each goes on. */
public final class Jobs {

  private final PeopleStore held;
  private final Clock clock;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Deque<JobCourse> queued = new ArrayDeque<>();
  private JobCourse course = JobCourse.good();

  Jobs(PeopleStore held, Clock clock) {
    this.held = held;
    this.clock = clock;
  }

  /** Each of the next batches goes so, in order. */
  public synchronized void next(JobCourse... courses) {
    queued.addAll(List.of(courses));
  }

  /** Every batch from now on goes so, unless one is queued. */
  public synchronized void all(JobCourse course) {
    this.course = course;
  }

  /**
   * A job that was accepted goes on so; if that completes it, its records are applied now, later
   * than those of newer jobs.
   */
  public synchronized void redirect(String id, JobCourse course) {
    Job job = find(id).orElseThrow(() -> new IllegalArgumentException("no such job"));
    job.take(course);
    apply(job, job.records());
  }

  /** In the order of acceptance, which is the order in which records are applied. */
  public synchronized List<Job> list() {
    return List.copyOf(jobs.values());
  }

  synchronized Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  synchronized Job accept(Batch batch) {
    JobCourse next = queued.isEmpty() ? course : queued.removeFirst();
    Job job = new Job("job-" + (jobs.size() + 1), clock, batch, next);
    jobs.put(job.id(), job);
    apply(job, batch.users());
    return job;
  }

  private void apply(Job job, List<Batch.UserRecord> users) {
    if (!job.isApplied() && job.course().applies()) {
      job.apply(refusals(users, job.course()));
    }
  }

  private Map<Integer, Job.RecordStatus> refusals(List<Batch.UserRecord> users, JobCourse course) {
    Map<Integer, Job.RecordStatus> refusals = new HashMap<>();
    for (int place = 0; place < users.size(); place++) {
      Job.RecordStatus verdict = held.apply(users.get(place), course.refused());
      if (!verdict.isApplied()) {
        refusals.put(place, verdict);
      }
    }
    return refusals;
  }
}
