package io.attentivecourier.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * {@code POST /v2/bulk/user/attributes}: sends 1 to 256 people in a request, which the API accepts
 * as a job. It is an upsert: the same request twice does no harm, so a request without an answer is
 * sent again.
 */
public final class AttributesCall implements ApiCall {
  /** The reason if an answer accepts the people and names no job: there is nothing to follow. */
  static final String NO_RESULT = "no-result";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_JOB = 200;

  private final int usersPerRequest;
  private final int requestsPerSecond;

  public AttributesCall(int usersPerRequest, int requestsPerSecond) {
    this.usersPerRequest = usersPerRequest;
    this.requestsPerSecond = requestsPerSecond;
  }

  @Override
  public String path() {
    return "/v2/bulk/user/attributes";
  }

  @Override
  public int peoplePerRequest() {
    return usersPerRequest;
  }

  @Override
  public int requestsPerSecond() {
    return requestsPerSecond;
  }

  @Override
  public byte[] body(Request request) {
    return request.body();
  }

  @Override
  public Answer answer(int status, byte[] body) {
    if (status < 200 || status > 299) {
      return Answer.ofStatus(status);
    }
    String job = job(body);
    return job.isEmpty() ? Answer.unconfirmed(NO_RESULT) : Answer.accepted(job);
  }

  private static String job(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      String job = answer == null ? "" : answer.path("batchJobId").asText().strip();
      // The job's id becomes part of an address and a key of the ledger.
      return job.length() <= LONGEST_JOB && !"null".equals(job) ? job : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
