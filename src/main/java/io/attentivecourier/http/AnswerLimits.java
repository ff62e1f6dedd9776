package io.attentivecourier.http;

import java.time.Duration;

/**
 * The limits of one exchange: its time, and the bytes of its answer that are read. The rest is not
 * read: the connection is cut.
 *
 * @param connecting until the connection is there, names and TLS included
 * @param time from the first byte that is sent to the last one that is read
 * @param bytesPerSecond each so many bytes of the answer give it another second; 0: none
 * @param most bytes of an answer, after decompression
 */
public record AnswerLimits(Duration connecting, Duration time, long bytesPerSecond, long most) {
  private static final Duration CONNECTING = Duration.ofSeconds(30);
  private static final Duration TIME = Duration.ofMinutes(1);

  /** An answer that names a job, a state or a company: 60 s, 64 KiB. */
  public static final AnswerLimits OF_A_CALL = new AnswerLimits(CONNECTING, TIME, 0, 64 << 10);

  /** Result lines: 60 s and a second for each 10,000 bytes, 1 GB. */
  public static final AnswerLimits OF_A_RESULT =
      new AnswerLimits(CONNECTING, TIME, 10_000, 1_000_000_000);

  /** The same, of another time. */
  public AnswerLimits within(Duration time) {
    return new AnswerLimits(connecting, time, bytesPerSecond, most);
  }

  /** The time that an answer may take in all, after so many bytes of it came. */
  Duration allowed(long bytes) {
    return bytesPerSecond == 0
        ? time
        : time.plus(Duration.ofSeconds(bytes).dividedBy(bytesPerSecond));
  }
}
