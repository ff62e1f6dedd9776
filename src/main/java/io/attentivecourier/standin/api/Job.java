package io.attentivecourier.standin.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An accepted batch and what became of it. */
public final class Job {

  private final String id;
  private final Clock clock;
  private final Instant accepted;
  private final int total;
  private JobCourse course;
  private Batch batch;
  private Map<Integer, RecordStatus> refusals = Map.of();
  private boolean applied;
  private int looks;

  Job(String id, Clock clock, Batch batch, JobCourse course) {
    this.id = id;
    this.clock = clock;
    this.accepted = clock.instant();
    this.batch = batch.packed();
    this.course = course;
    this.total = batch.users().size();
  }

  public String id() {
    return id;
  }

  public Instant accepted() {
    return accepted;
  }

  /** Records in the batch. */
  public int total() {
    return total;
  }

  /** The number of times that its status was asked for. */
  public synchronized int looks() {
    return looks;
  }

  synchronized JobCourse course() {
    return course;
  }

  synchronized void take(JobCourse next) {
    course = next;
  }

  /** Its body, until it is forgotten. */
  synchronized Optional<Batch> batch() {
    return Optional.ofNullable(batch);
  }

  /** Records that were not applied, by their place in the batch. */
  synchronized Map<Integer, RecordStatus> refusals() {
    return refusals;
  }

  synchronized boolean isApplied() {
    return applied;
  }

  synchronized void apply(Map<Integer, RecordStatus> refusals) {
    this.refusals = refusals;
    this.applied = true;
  }

  synchronized void forget() {
    batch = null;
  }

  /** One look at its status. */
  synchronized String look() {
    looks++;
    Duration age = Duration.between(accepted, clock.instant());
    if (looks >= course.atLook() && age.compareTo(course.after()) >= 0) {
      return course.end();
    }
    return looks == 1 ? "PENDING" : "IN_PROGRESS";
  }

  /**
   * The records of the batch in its order, read anew at each call: parsed ones would take five
   * times the room of the body. Empty once a forgetful stand-in gave the result.
   */
  public List<Batch.UserRecord> records() {
    return batch().map(Batch::reread).orElse(List.of());
  }

  /**
   * The result of one record.
   *
   * @param status as in HTTP
   * @param message empty where it was applied; Attentive may echo a value here, the stand-in does
   *     not
   */
  public record RecordStatus(int status, String message) {

    static final RecordStatus APPLIED = new RecordStatus(200, "");

    boolean isApplied() {
      return status == 200;
    }

    String json() {
      return isApplied()
          ? "{\"status\":200}"
          : "{\"status\":" + status + ",\"message\":\"" + message.replace('"', '\'') + "\"}";
    }
  }
}
