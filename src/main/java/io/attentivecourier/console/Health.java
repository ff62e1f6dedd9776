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
 * The health of the process: will lists arrive, as far as it can tell? 200 and {@code UP} where
 * every check is up, else 503 and {@code DOWN}. A probe that restarts the process has an answer of
 * its own, as most of what is down here is not fixed by a restart.
 */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Supplier<CheckResult>> checks;
  private final List<Supplier<CheckResult>> alive;

  /**
   * @param checks looked at anew for each request, in this order, from any thread
   */
  public Health(List<Supplier<CheckResult>> checks) {
    this(checks, List.of());
  }

  /**
   * @param alive those that a restart fixes: the others are up without them
   */
  public Health(List<Supplier<CheckResult>> checks, List<Supplier<CheckResult>> alive) {
    this.checks = List.copyOf(checks);
    this.alive = List.copyOf(alive);
  }

  /** For a monitor. */
  PageAnswer answer(Caller caller) {
    return answer(Stream.concat(checks.stream(), alive.stream()).toList(), caller);
  }

  /** For a probe that restarts the process: 200 while it works. */
  PageAnswer live(Caller caller) {
    return answer(alive, caller);
  }

  private static PageAnswer answer(List<Supplier<CheckResult>> checks, Caller caller) {
    List<CheckResult> found = look(checks);
    boolean up = found.stream().allMatch(CheckResult::up);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("status", word(up));
    document.put("checks", found.stream().map(check -> document(check, caller)).toList());
    return PageAnswer.of(up ? 200 : 503, "application/json", json(document));
  }

  private static List<CheckResult> look(List<Supplier<CheckResult>> checks) {
    List<CheckResult> found = new ArrayList<>();
    for (Supplier<CheckResult> check : checks) {
      found.add(look(check, found.size() + 1));
    }
    return found;
  }

  /**
   * A check that cannot look is down; what it threw may quote a driver and goes to the log only.
   */
  private static CheckResult look(Supplier<CheckResult> check, int number) {
    try {
      return check.get();
    } catch (RuntimeException fault) {
      LOG.error("health check {} could not look", number, fault);
      return new CheckResult(
          "check-" + number, false, "could not look; var/log/courier.log tells why");
    }
  }

  private static Map<String, Object> document(CheckResult check, Caller caller) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", check.name());
    document.put("status", word(check.up()));
    document.put("text", check.text(caller));
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

  /**
   * The result of one check.
   *
   * @param name the subject of the check, in one word
   * @param up false: somebody should look, as a list may not arrive
   * @param form counts and times for the operator, never a value from a row; {@code %s} where it
   *     names something
   * @param named what it names, each only to who is signed in and sees its pipeline
   */
  public record CheckResult(String name, boolean up, String form, List<Named> named) {
    public CheckResult {
      named = List.copyOf(named);
    }

    public CheckResult(String name, boolean up, String text) {
      this(name, up, text.replace("%", "%%"), List.of());
    }

    /** With all that it names. */
    public String text() {
      return text(named.stream().map(Named::text).toList());
    }

    String text(Caller caller) {
      List<String> shown =
          named.stream().filter(one -> one.isFor(caller)).map(Named::text).toList();
      return text(shown);
    }

    private String text(List<String> shown) {
      int hidden = named.size() - shown.size();
      String rest =
          hidden == 0 ? "" : (shown.isEmpty() ? "" : " and ") + hidden + " not named here";
      return form.formatted(String.join(", ", shown) + rest);
    }
  }

  /**
   * Something that a check names.
   *
   * @param pipeline whose it is; null if it is no pipeline's
   * @param isOpen true if it names neither a pipeline nor a person: a monitor may know it
   */
  public record Named(String pipeline, String text, boolean isOpen) {
    /** Something for who is signed in alone. */
    public Named(String pipeline, String text) {
      this(pipeline, text, false);
    }

    private boolean isFor(Caller caller) {
      return isOpen || caller.isSignedIn() && (pipeline == null || caller.sees(pipeline));
    }
  }
}
