package io.attentivecourier.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a caller gets.
 *
 * @param half whether the connection ends in the middle of the body
 */
record Answer(int status, String type, Map<String, String> headers, byte[] body, boolean half) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";

  /** Attentive's refusals have no body. */
  static Answer empty(int status) {
    return of(status, JSON_TYPE, new byte[0]);
  }

  static Answer json(int status, Map<String, ?> body) {
    try {
      return of(status, JSON_TYPE, JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Answer of(int status, String type, byte[] body) {
    return new Answer(status, type, Map.of(), body, false);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, more, body, half);
  }

  Answer cut() {
    return new Answer(status, type, headers, body, true);
  }
}
