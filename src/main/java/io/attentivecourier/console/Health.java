package io.attentivecourier.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether lists will arrive, as far as this process can tell: 200 and {@code UP} where every check
 * is up, else 503 and {@code DOWN}. A probe that restarts the process has an answer of its own, as
 * most of what is down here is not mended by a restart.
 */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Supplier<Check>> checks;
  private final List<Supplier<Check>> alive;

  /**
   * @param checks looked at anew for each request, in this order, from any thread
   */
  public Health(List<Supplier<Check>> checks) {
    this(checks, List.of());
  }

  /**
   * @param alive those that a restart mends: the others are up without them
   */
  public Health(List<Supplier<Check>> checks, List<Supplier<Check>> alive) {
    this.checks = List.copyOf(checks);
    this.alive = List.copyOf(alive);
  }

  /** For a monitor. */
  Answer answer() {
    return answer(Stream.concat(checks.stream(), alive.stream()).toList());
  }

  /** For a probe that restarts the process: 200 while it works. */
  Answer live() {
    return answer(alive);
  }

  private static Answer answer(List<Supplier<Check>> checks) {
    List<Check> found = look(checks);
    boolean up = found.stream().allMatch(Check::up);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("status", word(up));
    document.put("checks", found.stream().map(Health::document).toList());
    return Answer.of(up ? 200 : 503, "application/json", json(document));
  }

  private static List<Check> look(List<Supplier<Check>> checks) {
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
