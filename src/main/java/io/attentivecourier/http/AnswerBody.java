package io.attentivecourier.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of an HTTP answer, as much of it as is wanted. Closing it cuts what is left. */
public final class AnswerBody {
  /** Answers name a job or a status. */
  private static final int SHORT = 64 << 10;

  private AnswerBody() {}

  /**
   * The beginning of it.
   *
   * @param body null where there is none
   * @throws IOException where the connection was cut in the middle
   */
  public static byte[] head(InputStream body) throws IOException {
    if (body == null) {
      return new byte[0];
    }
    try (body) {
      return body.readNBytes(SHORT);
    }
  }
}
