package io.attentivecourier.page;

import io.attentivecourier.console.Caller;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.PageAnswer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Asks the pages as somebody's browser does, without a server between. */
final class PageReader {
  private final List<Endpoint> pages;
  private final Caller caller;

  PageReader(List<Endpoint> pages, Caller caller) {
    this.pages = pages;
    this.caller = caller;
  }

  /** The page at an address, such as {@code /?date=2026-11-25}. */
  Document page(String address) {
    return Jsoup.parse(html(address), "http://localhost" + address);
  }

  String html(String address) {
    return new String(answer(address).body(), StandardCharsets.UTF_8);
  }

  PageAnswer answer(String address) {
    String[] parts = address.split("#")[0].split("\\?", 2);
    Map<String, String> query = parts.length == 1 ? Map.of() : pairs(parts[1]);
    for (Endpoint one : pages) {
      Optional<Map<String, String>> names = names(one.path(), parts[0]);
      if (names.isPresent() && one.method().equals("GET")) {
        return one.answer().apply(request(names.get(), query)).toCompletableFuture().join();
      }
    }
    return PageAnswer.line(404, "no such address");
  }

  private ConsoleRequest request(Map<String, String> names, Map<String, String> query) {
    String token = caller.name() == null ? "" : "form-token";
    return new ConsoleRequest("GET", "/", names, query, "", new byte[0], caller, token);
  }

  private static Optional<Map<String, String>> names(String pattern, String path) {
    String[] wanted = pattern.split("/");
    String[] asked = path.split("/");
    Map<String, String> names = new HashMap<>();
    boolean fits = wanted.length == asked.length;
    for (int i = 0; fits && i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        String name = wanted[i].substring(1, wanted[i].length() - 1);
        names.put(name, URLDecoder.decode(asked[i], StandardCharsets.UTF_8));
      } else {
        fits = wanted[i].equals(asked[i]);
      }
    }
    return fits ? Optional.of(names) : Optional.empty();
  }

  private static Map<String, String> pairs(String query) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] both = pair.split("=", 2);
      pairs.put(both[0], both.length == 1 ? "" : both[1]);
    }
    return pairs;
  }
}
