package io.attentivecourier.rest;

import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.screen.Json;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Fault;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer to a program: a document, or faults. */
final class ProgramAnswer {
  private static final String JSON = "application/json";

  private ProgramAnswer() {}

  static PageAnswer of(int status, Object document) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Json.write(document, body);
    return new PageAnswer(status, JSON, Map.of(), body.toByteArray());
  }

  static PageAnswer of(RefusedAct refused) {
    PageAnswer answer = of(refused.status(), document(refused));
    return refused.status() == RefusedAct.NOT_NOW || refused.status() == RefusedAct.TOO_MANY
        ? answer.with("Retry-After", "5")
        : answer;
  }

  private static Map<String, Object> document(RefusedAct refused) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("faults", faults(refused.faults()));
    if (refused.status() == RefusedAct.UNDER_WAY) {
      document.put("run", refused.run().map(Object::toString).orElse(null));
    }
    return document;
  }

  private static List<Map<String, String>> faults(List<Fault> faults) {
    return faults.stream().map(Screen::document).toList();
  }
}
