package io.attentivecourier.console;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the console, read whole, of somebody who is known and may ask it.
 *
 * @param path decoded
 * @param names what the path's pattern names, decoded: {@code run} of {@code /runs/{run}}
 * @param query decoded; of a name that comes twice, the first
 * @param contentType without parameters, in lower case; empty if there is none
 * @param formToken what a form of the answer sends back as {@code token}; empty where the caller
 *     has no session
 * @param sender where it came from
 */
public record ConsoleRequest(
    String method,
    String path,
    Map<String, String> names,
    Map<String, String> query,
    String contentType,
    byte[] body,
    Caller caller,
    String formToken,
    Sender sender) {
  public ConsoleRequest {
    names = Map.copyOf(names);
    query = Map.copyOf(query);
  }

  public ConsoleRequest(
      String method,
      String path,
      Map<String, String> names,
      Map<String, String> query,
      String contentType,
      byte[] body,
      Caller caller,
      String formToken) {
    this(method, path, names, query, contentType, body, caller, formToken, Sender.UNKNOWN);
  }

  /** The part of the path which its pattern calls so. */
  public String name(String name) {
    return Optional.ofNullable(names.get(name)).orElseThrow();
  }

  /**
   * The fields of a form, decoded; of a name that comes twice, the first.
   *
   * @throws IllegalArgumentException where one cannot be decoded
   */
  public Map<String, String> fields() {
    return RequestReading.pairs(new String(body, StandardCharsets.UTF_8));
  }

  /** A parameter of the query; empty if it is absent or blank. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }
}
