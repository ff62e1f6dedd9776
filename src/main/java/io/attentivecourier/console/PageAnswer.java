package io.attentivecourier.console;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A whole answer of the console, made before its first byte is sent.
 *
 * @param headers beside those that each answer has
 */
public record PageAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  public PageAnswer {
    headers = Map.copyOf(headers);
  }

  public static PageAnswer of(int status, String contentType, String body) {
    return new PageAnswer(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** A line for who asked wrongly. It repeats nothing of what was asked. */
  public static PageAnswer line(int status, String text) {
    return of(status, TEXT, text + "\n");
  }

  public static PageAnswer html(int status, String page) {
    return of(status, HTML, page);
  }

  /** Sends a browser on, with GET. */
  public static PageAnswer see(String location) {
    return line(303, location).with("Location", location);
  }

  /** The same with one more header. */
  public PageAnswer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new PageAnswer(status, contentType, more, body);
  }
}
