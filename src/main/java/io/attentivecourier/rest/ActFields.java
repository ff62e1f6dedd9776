package io.attentivecourier.rest;

import io.attentivecourier.act.DropLimit;
import io.attentivecourier.run.RunRequest.Asked;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a body or of a form, by their names. What is not known is refused: a limit under a
 * name with a typo would be no limit.
 */
public final class ActFields {
  private static final String REASON = "reason";
  private static final String PIPELINE = "pipeline";
  private static final int LONGEST_REASON = 1_000;

  private final Map<String, Object> values;

  /**
   * @param values texts, and from JSON booleans
   */
  public ActFields(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * @throws RefusedAct where there are others
   */
  void requireOnly(Set<String> known) {
    Set<String> all = new TreeSet<>(known);
    all.add(PIPELINE);
    Set<String> others = new TreeSet<>(values.keySet());
    others.removeAll(all);
    if (!others.isEmpty()) {
      throw RefusedAct.field(
          "body", "has " + others.size() + " field that is not known", "it takes " + all);
    }
  }

  /**
   * Who asks people to subscribe types the pipeline's name: each request may be a text to somebody.
   *
   * @throws RefusedAct where another name is typed, or none
   */
  void requireTyped(String pipeline) {
    if (!pipeline.equals(values.get(PIPELINE))) {
      throw RefusedAct.field(
          PIPELINE,
          "is to repeat the name of a pipeline of subscribers",
          "type " + pipeline + ": each of its requests may be a text to somebody");
    }
  }

  /**
   * Who acts, and why.
   *
   * @throws RefusedAct where no reason is given
   */
  Asked asked(String who) {
    String reason = reasonOrNone();
    if (reason.isEmpty()) {
      throw RefusedAct.field(REASON, "is missing", "say why, in your words: the ledger keeps it");
    }
    return new Asked(who, reason);
  }

  String reasonOrNone() {
    String reason = text(REASON).strip();
    if (reason.length() > LONGEST_REASON) {
      throw RefusedAct.field(REASON, "is longer than 1,000 characters", "say it shorter");
    }
    if (reason.chars().anyMatch(Character::isISOControl)) {
      throw RefusedAct.field(REASON, "has a control character", "write it in one line");
    }
    return reason;
  }

  /** The new limit of a drop; null where none is given. */
  BigDecimal maxDrop() {
    String typed = text("maxDrop");
    try {
      return typed.isEmpty() ? null : DropLimit.parse(typed);
    } catch (IllegalArgumentException unlike) {
      throw RefusedAct.field("maxDrop", "is no percentage from 0 to 100", "write it like 65%");
    }
  }

  private String text(String name) {
    Object value = values.getOrDefault(name, "");
    if (value instanceof String text) {
      return text;
    }
    throw RefusedAct.field(name, "is no text", "put it between quotes");
  }

  boolean flag(String name) {
    Object value = values.getOrDefault(name, false);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw RefusedAct.field(name, "is not true or false", "send true or false, without quotes");
  }
}
