package io.attentivecourier.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The storage of the result files: the url is the permission, as with a signed url of S3, so it has
 * to come back byte for byte, and a token shown here was given away.
 */
final class Results {

  /** With escapes that a client must not resolve. */
  private static final String QUERY = "X-Expires=3600&X-Signature=c3RhbmQtaW4%2Bc2lnbmVk%2F%3D";

  private static final String LINES = "application/x-ndjson";

  private final Jobs jobs;
  private final Breaches breaches;
  private final boolean forgetful;

  Results(Jobs jobs, Breaches breaches, boolean forgetful) {
    this.jobs = jobs;
    this.breaches = breaches;
    this.forgetful = forgetful;
  }

  static String path(Job job) {
    return "/results/" + job.id() + "?" + QUERY;
  }

  Answer answer(Call call) throws IOException {
    if (call.authorization().isPresent()) {
      breaches.add("an Authorization header at the url of a result");
    }
    if (!call.query().equals(QUERY)) {
      return Answer.empty(403);
    }
    Optional<Job> job = jobs.find(call.name());
    return job.isPresent() ? of(job.get()) : Answer.empty(404);
  }

  private Answer of(Job job) throws IOException {
    Optional<Batch> batch = job.batch();
    if (batch.isEmpty() || job.course().result() == JobCourse.Result.NOT_FOUND) {
      return Answer.empty(404);
    }
    if (job.course().result() == JobCourse.Result.NOT_JSON) {
      return Answer.of(200, "text/html", html());
    }
    Answer lines = Answer.of(200, LINES, new ResultLines(job, batch.get()).write());
    if (forgetful) {
      job.forget();
    }
    return job.course().result() == JobCourse.Result.CUT ? lines.cut() : lines;
  }

  private static byte[] html() {
    return "<html><body>We will be back soon.</body></html>".getBytes(StandardCharsets.UTF_8);
  }
}
