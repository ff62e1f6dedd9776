package io.attentivecourier.console;

import java.nio.charset.StandardCharsets;

/** A whole answer, made before its first byte is sent. */
record Answer(int status, String contentType, byte[] body) {
  static Answer of(int status, String contentType, String body) {
    return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A line for who asked wrongly. It repeats nothing of what was asked. */
  static Answer line(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text + "\n");
  }
}
