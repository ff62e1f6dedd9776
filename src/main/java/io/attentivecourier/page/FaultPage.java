package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.rest.RefusedAct;
import java.util.HashMap;
import java.util.Map;

/** Says why an act was not done, and what to do instead. */
final class FaultPage {
  private FaultPage() {}

  static PageAnswer of(RefusedAct refused, ConsoleRequest request) {
    Map<String, Object> values = new HashMap<>();
    values.put("head", PageHead.of(request, "Not done", "", 0));
    values.put("faults", refused.faults());
    values.put("run", refused.run().map(Object::toString).orElse(null));
    values.put("back", back(request.path()));
    return PageAnswer.html(refused.status(), Html.of("fault.jte", values));
  }

  /** The page of what the act was to be done to. */
  private static String back(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
