package io.attentivecourier.standin.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attentivecourier.standin.Breach;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The storage of the result files: the url is the permission, as with a signed url of S3, so it has
 * to come back byte for byte, and a token shown here was given away.
 */
final class ResultStorage {

  /** With escapes that a client must not resolve. */
  private static final String QUERY = "X-Expires=3600&X-Signature=c3RhbmQtaW4%2Bc2lnbmVk%2F%3D";

  private static final String LINES = "application/x-ndjson";

  private final Jobs jobs;
  private final Breach.BreachLog breaches;
  private final boolean forgetful;

  ResultStorage(Jobs jobs, Breach.BreachLog breaches, boolean forgetful) {
    this.jobs = jobs;
    this.breaches = breaches;
    this.forgetful = forgetful;
  }

  static String path(Job job) {
    return "/results/" + job.id() + "?" + QUERY;
  }

  HttpPort.HttpAnswer answer(HttpPort.HttpCall call) throws IOException {
    if (call.authorization().isPresent()) {
      breaches.add("an Authorization header at the url of a result");
    }
    if (!call.query().equals(QUERY)) {
      return HttpPort.HttpAnswer.empty(403);
    }
    Optional<Job> job = jobs.find(call.name());
    return job.isPresent() ? of(job.get()) : HttpPort.HttpAnswer.empty(404);
  }

  private HttpPort.HttpAnswer of(Job job) throws IOException {
    Optional<Batch> batch = job.batch();
    if (batch.isEmpty() || job.course().result() == JobCourse.Result.NOT_FOUND) {
      return HttpPort.HttpAnswer.empty(404);
    }
    if (job.course().result() == JobCourse.Result.NOT_JSON) {
      return HttpPort.HttpAnswer.of(200, "text/html", html());
    }
    HttpPort.HttpAnswer lines =
        HttpPort.HttpAnswer.of(200, LINES, new ResultWriter(job, batch.get()).write());
    if (forgetful) {
      job.forget();
    }
    return job.course().result() == JobCourse.Result.CUT ? lines.cut() : lines;
  }

  private static byte[] html() {
    return "<html><body>We will be back soon.</body></html>".getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A job's result, a line of JSON for each record. Attentive publishes no shape for it; this is
   * what one public client assumes: {@code {"request":{…},"response":{"status":200}}}.
   */
  private static final class ResultWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Job job;
    private final Batch batch;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ResultWriter(Job job, Batch batch) {
      this.job = job;
      this.batch = batch;
    }

    byte[] write() throws IOException {
      for (int place : places().toArray()) {
        line(place);
      }
      return out.toByteArray();
    }

    private IntStream places() {
      int records = job.total();
      return switch (job.course().result()) {
        case LINE_MISSING -> IntStream.range(1, records);
        case OTHER_ORDER -> IntStream.range(0, records).map(i -> records - 1 - i);
        default -> IntStream.range(0, records);
      };
    }

    private void line(int place) throws IOException {
      text("{\"request\":");
      request(batch.slices().get(place));
      text(",\"response\":");
      text(job.refusals().getOrDefault(place, Job.RecordStatus.APPLIED).json());
      text("}\n");
    }

    private void request(Batch.Slice slice) throws IOException {
      if (job.course().result() == JobCourse.Result.NO_IDENTIFIERS) {
        out.write(JSON.writeValueAsBytes(anonymous(slice)));
        return;
      }
      for (int at = slice.start(); at < slice.end(); at++) {
        byte b = batch.body()[at];
        out.write(b == '\n' || b == '\r' ? ' ' : b);
      }
    }

    private ObjectNode anonymous(Batch.Slice slice) throws IOException {
      int length = slice.end() - slice.start();
      ObjectNode user = (ObjectNode) JSON.readTree(batch.body(), slice.start(), length);
      user.remove("identifiers");
      return user;
    }

    private void text(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
