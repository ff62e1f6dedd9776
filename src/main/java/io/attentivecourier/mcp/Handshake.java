package io.attentivecourier.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.home.BuildInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first answer of all: who this server is, and by which edition of the protocol it speaks. */
final class Handshake {
  /** The newest first. What they differ in, this server does not use. */
  private static final List<String> EDITIONS =
      List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

  private static final String INSTRUCTIONS =
      """
      Lists of customers, carried whole or not at all from a warehouse to Attentive. Answers hold \
      counts, names and states, and never a person; a name that looks like one is withheld. \
      Instants are in UTC. `ledger` says what was due today and what became of it; `show` has one \
      run whole. HELD is a guard's verdict that waits for a person: a short or empty list removes \
      everybody who is not in it, so read the numbers of `holds` before anything else. What became \
      of one customer is asked in a shell, by `courier why`.\
      """;

  private Handshake() {}

  static Map<String, Object> answer(JsonNode asked) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("protocolVersion", edition(asked.asText()));
    answer.put("capabilities", Map.of("tools", Map.of("listChanged", false)));
    answer.put("serverInfo", server());
    answer.put("instructions", INSTRUCTIONS);
    return answer;
  }

  private static Map<String, Object> server() {
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("name", "attentive-courier");
    server.put("version", BuildInfo.read().version());
    return server;
  }

  /** The one that was asked for, or the newest: the client leaves if it does not know it. */
  private static String edition(String asked) {
    return EDITIONS.contains(asked) ? asked : EDITIONS.get(0);
  }
}
