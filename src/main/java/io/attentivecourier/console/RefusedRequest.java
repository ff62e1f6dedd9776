package io.attentivecourier.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.settings.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that no endpoint answers. It repeats nothing of what was asked. */
final class RefusedRequest extends Exception {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int status;
  private final transient Fault fault;
  private final transient Map<String, String> headers;

  RefusedRequest(int status, String key, String fault, String fix) {
    this(status, new Fault(key, fault, fix), Map.of());
  }

  private RefusedRequest(int status, Fault fault, Map<String, String> headers) {
    super(null, null, false, false);
    this.status = status;
    this.fault = fault;
    this.headers = headers;
  }

  /** Sends a browser to another page. */
  static RefusedRequest see(PageAnswer answer) {
    return new RefusedRequest(answer.status(), new Fault("", "", ""), answer.headers());
  }

  RefusedRequest with(String header, String value) {
    return new RefusedRequest(status, fault, Map.of(header, value));
  }

  /** For a program, as its other faults are. */
  PageAnswer document() {
    return headed(PageAnswer.of(status, "application/json", json()));
  }

  /** For a person at a terminal, and where a browser is sent on. */
  PageAnswer line() {
    return headed(
        PageAnswer.line(
            status, fault.fix().isEmpty() ? fault.fault() : fault.fault() + "; " + fault.fix()));
  }

  PageAnswer page(OpenPages pages) {
    return fault.fault().isEmpty() ? line() : headed(PageAnswer.html(status, pages.refused(fault)));
  }

  private PageAnswer headed(PageAnswer bare) {
    PageAnswer answer = bare;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private String json() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("key", fault.key());
    one.put("fault", fault.fault());
    one.put("mend", fault.fix());
    try {
      return MAPPER.writeValueAsString(Map.of("faults", List.of(one))) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a fault that is no JSON", impossible);
    }
  }
}
