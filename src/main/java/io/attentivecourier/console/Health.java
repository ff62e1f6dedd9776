package io.attentivecourier.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether lists will arrive, as far as this process can tell: 200 and {@code UP} where every check
 * is up, else 503 and {@code DOWN}. For a monitor, not for a probe that restarts the process: what
 * is down here is not mended by a restart.
 */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Supplier<Check>> checks;

  /**
   * @param checks looked at anew for each request, in this order, from any thread
   */
  public Health(List<Supplier<Check>> checks) {
    this.checks = List.copyOf(checks);
  }

  Answer answer() {
    List<Check> found = look();
    boolean up = found.stream().allMatch(Check::up);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("status", word(up));
    document.put("checks", found.stream().map(Health::document).toList());
    return Answer.of(up ? 200 : 503, "application/json", json(document));
  }

  private List<Check> look() {
    List<Check> found = new ArrayList<>();
    for (Supplier<Check> check : checks) {
      found.add(look(check, found.size() + 1));
    }
    return found;
  }

  /**
   * A check that cannot look is down; what it threw may quote a driver and goes to the log only.
   */
  private static Check look(Supplier<Check> check, int number) {
    try {
      return check.get();
    } catch (RuntimeException fault) {
      LOG.error("health check {} could not look", number, fault);
      return new Check("check-" + number, false, "could not look; var/log/courier.log tells why");
    }
  }

  private static Map<String, Object> document(Check check) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", check.name());
    document.put("status", word(check.up()));
    document.put("text", check.text());
    return document;
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }

  private static String json(Map<String, Object> document) {
    try {
      return MAPPER.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("a health that is no JSON", fault);
    }
  }
}
