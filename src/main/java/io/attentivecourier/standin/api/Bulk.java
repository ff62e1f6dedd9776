package io.attentivecourier.standin.api;

import io.attentivecourier.standin.Breach;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code POST /v2/bulk/user/attributes} and {@code GET /v2/bulk/job/ID}. */
final class Bulk {

  private final Jobs jobs;
  private final Predicate<String> refused;
  private final Breach.BreachLog breaches;
  private final UserShape shape;
  private final Supplier<String> resultsHost;

  /**
   * @param refused whose batch is answered 400 as a whole
   * @param resultsHost known once its port is open
   */
  Bulk(
      Jobs jobs,
      Predicate<String> refused,
      Breach.BreachLog breaches,
      Supplier<String> resultsHost) {
    this.jobs = jobs;
    this.refused = refused;
    this.breaches = breaches;
    this.shape = new UserShape(breaches);
    this.resultsHost = resultsHost;
  }

  HttpPort.HttpAnswer take(byte[] body) throws Breach {
    Batch batch = Batch.read(body, shape);
    if (batch.users().stream().map(Batch.UserRecord::identifier).anyMatch(refused)) {
      throw new Breach("a record that was asked to be refused");
    }
    if (batch.namesSomeoneTwice()) {
      breaches.add("a person twice in one batch");
    }
    return accepted(jobs.accept(batch));
  }

  private static HttpPort.HttpAnswer accepted(Job job) {
    return HttpPort.HttpAnswer.json(
        202, Map.of("message", "Your request has been accepted.", "batchJobId", job.id()));
  }

  HttpPort.HttpAnswer look(String id) {
    return jobs.find(id).map(this::status).orElse(HttpPort.HttpAnswer.empty(404));
  }

  private HttpPort.HttpAnswer status(Job job) {
    Map<String, Object> body = new LinkedHashMap<>();
    String word = job.look();
    body.put("bulkJobId", job.id());
    body.put("status", word);
    body.put("totalRecords", job.total() - job.course().uncounted());
    if (word.equals(JobCourse.COMPLETED) && job.course().result() != JobCourse.Result.NO_URL) {
      body.put("url", resultsHost.get() + ResultStorage.path(job));
    }
    return HttpPort.HttpAnswer.json(200, body);
  }
}
