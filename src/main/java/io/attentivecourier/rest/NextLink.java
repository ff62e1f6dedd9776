package io.attentivecourier.rest;

import io.attentivecourier.console.ConsoleRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The header that leads to the next page of an answer, as RFC 8288 has it. */
final class NextLink {
  private NextLink() {}

  /**
   * @param after the last of this page
   */
  static String of(ConsoleRequest request, Object after) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.put("after", after.toString());
    String next =
        query.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return "<" + request.path() + "?" + next + ">; rel=\"next\"";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
