package io.attentivecourier.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * A job's result, a line of JSON for each record. Attentive publishes no shape for it; this is what
 * one public client assumes: {@code {"request":{…},"response":{"status":200}}}.
 */
final class ResultLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Job job;
  private final Batch batch;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ResultLines(Job job, Batch batch) {
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
    text(job.refusals().getOrDefault(place, Verdict.APPLIED).json());
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
