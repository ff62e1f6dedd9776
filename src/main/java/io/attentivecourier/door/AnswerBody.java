package io.attentivecourier.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of an HTTP answer, as much of it as is wanted. */
final class AnswerBody {
  /** Answers name a job or a status. */
  private static final int SHORT = 64 << 10;

  private AnswerBody() {}

  /**
   * The beginning of it.
   *
   * @param body null where there is none
   * @throws IOException where the connection was cut in the middle
   */
  static byte[] head(InputStream body) throws IOException {
    if (body == null) {
      return new byte[0];
    }
    try (body) {
      return body.readNBytes(SHORT);
    }
  }

  /**
   * Copies it to the end, or up to so many bytes.
   *
   * @throws IOException where the connection was cut in the middle
   */
  static void copy(InputStream body, Path file, long most) throws IOException {
    byte[] buffer = new byte[SHORT];
    try (body;
        var output = Files.newOutputStream(file)) {
      long left = most;
      for (int read = body.read(buffer); read > 0 && left > 0; read = body.read(buffer)) {
        output.write(buffer, 0, (int) Math.min(read, left));
        left -= read;
      }
    }
  }
}
