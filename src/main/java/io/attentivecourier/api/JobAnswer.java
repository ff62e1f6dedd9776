package io.attentivecourier.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to {@code GET /v2/bulk/job/{id}}.
 *
 * @param totalRecords -1 if the answer does not say
 * @param url the address of the result lines
 */
public record JobAnswer(JobStatus status, long totalRecords, Optional<URI> url) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JobAnswer UNREADABLE = new JobAnswer(JobStatus.OTHER, -1, Optional.empty());

  /** Reads an answer; an unreadable one counts as a job in progress. */
  public static JobAnswer of(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer == null ? UNREADABLE : of(answer);
    } catch (IOException unreadable) {
      return UNREADABLE;
    }
  }

  private static JobAnswer of(JsonNode answer) {
    return new JobAnswer(
        JobStatus.of(answer.path("status").asText()),
        answer.path("totalRecords").asLong(-1),
        uri(answer.path("url").asText()));
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text.strip());
      return Optional.of(uri).filter(it -> it.isAbsolute() && it.getHost() != null);
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The status of a job. Attentive's two documents (July and August 2026) name six words and
   * disagree; a job with any other word counts as in progress.
   */
  public enum JobStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    CANCELLED,
    /** Somebody at Attentive, or of the account, must check it. */
    NEEDS_REVIEW,
    OTHER;

    public static JobStatus of(String word) {
      String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
      return Arrays.stream(values())
          .filter(status -> status.name().equals(name))
          .findFirst()
          .orElse(OTHER);
    }

    /** True if the status will not change by itself any more. */
    public boolean isEnd() {
      return this == COMPLETED || this == FAILED || this == CANCELLED || this == NEEDS_REVIEW;
    }
  }
}
