package io.attentivecourier.settings;

import java.net.URI;
import java.time.Duration;

/**
 * Attentive's API.
 *
 * @param url scheme and host alone; https, or http to this machine
 * @param key the bearer token; absent where not set
 * @param usersPerRequest 1 to 256
 * @param requestsPerSecond 0: no limit of our own
 * @param inFlight requests that may be open at once, at least 1
 * @param confirmWithin how long accepted jobs are followed
 * @param confirmEvery the first wait between two polls of a job; it grows
 */
public record Api(
    URI url,
    Secret key,
    int usersPerRequest,
    int requestsPerSecond,
    int inFlight,
    ReceiptKind receipts,
    Duration confirmWithin,
    Duration confirmEvery) {

  /** The proof that people were applied. */
  public enum ReceiptKind {
    /** The result lines, person by person. */
    LINES,
    /** A job that is COMPLETED with the right total: for an account whose lines cannot be read. */
    JOB
  }
}
