package io.attentivecourier.standin.api;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * The course of a job. It is PENDING at its first look, then IN_PROGRESS, until both the look and
 * the time have come. Only a job that comes to COMPLETED applies its records.
 *
 * @param end the last status word
 * @param atLook the number of the look that sees it, from 1
 * @param after at least so long after the batch was accepted
 * @param result what is wrong with the result file
 * @param refused who is refused with 400 in the result, asked with the identifier
 * @param uncounted records that {@code totalRecords} leaves out
 */
public record JobCourse(
    String end,
    int atLook,
    Duration after,
    Result result,
    Predicate<String> refused,
    int uncounted) {

  static final String COMPLETED = "COMPLETED";

  /** The faults of a completed job's result. */
  public enum Result {
    GOOD,
    /** The job's status has no {@code url}. */
    NO_URL,
    /** 404 at the url. */
    NOT_FOUND,
    /** The connection ends in the middle. */
    CUT,
    /** A page of HTML with status 200. */
    NOT_JSON,
    /** The first record's line is missing. */
    LINE_MISSING,
    /** The lines come from the last to the first. */
    OTHER_ORDER,
    /** The requests in the lines have no identifiers. */
    NO_IDENTIFIERS
  }

  /** COMPLETED at the second look, nobody refused. */
  public static JobCourse good() {
    return new JobCourse(COMPLETED, 2, Duration.ZERO, Result.GOOD, identifier -> false, 0);
  }

  /** FAILED, CANCELLED, NEEDS_REVIEW, or a word that nobody knows; nothing is applied. */
  public static JobCourse ending(String word) {
    return good().withEnd(word);
  }

  /** IN_PROGRESS for good. */
  public static JobCourse neverEnding() {
    return good().atLook(Integer.MAX_VALUE);
  }

  public static JobCourse refusing(Predicate<String> refused) {
    JobCourse good = good();
    return new JobCourse(good.end, good.atLook, good.after, good.result, refused, 0);
  }

  public static JobCourse with(Result result) {
    return good().withResult(result);
  }

  public JobCourse withEnd(String word) {
    return new JobCourse(word, atLook, after, result, refused, uncounted);
  }

  public JobCourse atLook(int look) {
    return new JobCourse(end, look, after, result, refused, uncounted);
  }

  public JobCourse after(Duration time) {
    return new JobCourse(end, atLook, time, result, refused, uncounted);
  }

  public JobCourse withResult(Result wrong) {
    return new JobCourse(end, atLook, after, wrong, refused, uncounted);
  }

  public JobCourse withUncounted(int records) {
    return new JobCourse(end, atLook, after, result, refused, records);
  }

  boolean applies() {
    return end.equals(COMPLETED) && atLook < Integer.MAX_VALUE;
  }
}
