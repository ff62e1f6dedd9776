package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.people.PeopleStage;
import io.attentivecourier.people.Person;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Counts;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of a door to the API, from its query to its seal. */
public final class PeopleRun extends DoorRun {
  private static final long REFUSING_BYTES = 4L << 20;

  private final PeopleKind kind;
  private PeopleRules rules;
  private PeopleStage stage;
  private PeopleStage refusing;
  private Willing willing;
  private Selection selection;
  private PeopleLines lines;
  private List<String> attributes = List.of();
  private List<Hold> holds = List.of();
  private boolean chosen;
  private boolean judged;
  private boolean sealed;

  /**
   * @param lock the pipeline's, kept until the run is closed; null where it needs none
   */
  PeopleRun(PeopleKind kind, Beginning beginning, Locks.Held lock) {
    super(beginning, lock);
    this.kind = kind;
  }

  PeopleKind kind() {
    return kind;
  }

  void staging(PeopleStage stage) {
    this.stage = opened(stage);
  }

  /** The people whom a row of the query keeps from being sent; taken at the first of them. */
  PeopleStage refusing() throws IOException {
    if (refusing == null) {
      refusing = opened(new PeopleStage(folder().resolve("refusing"), REFUSING_BYTES));
    }
    return refusing;
  }

  /** Those who may be sent, each once; to be read once. */
  Iterator<Person> willing() throws IOException {
    Iterator<Person> none = Collections.emptyIterator();
    willing = new Willing(stage.people(), refusing == null ? none : refusing.people());
    return willing;
  }

  void checking(PeopleRules rules) {
    this.rules = rules;
  }

  /** The names that its people's lines may set. */
  void carrying(List<String> attributes) {
    this.attributes = List.copyOf(attributes);
  }

  List<String> attributes() {
    return attributes;
  }

  void selecting(Selection selection, PeopleLines lines) {
    if (rows() != null) {
      rows().close();
    }
    this.selection = opened(selection);
    this.lines = opened(lines);
    progress().stage("comparing");
  }

  /** Everybody is read and has a line, or needs none. */
  void chosen() {
    chosen = true;
  }

  void judged(List<Hold> holds) {
    this.holds = List.copyOf(holds);
    judged = true;
  }

  void sealed() {
    sealed = true;
  }

  PeopleRules rules() {
    return rules;
  }

  PeopleStage stage() {
    return stage;
  }

  /** Null until the rows are read to their end. */
  Selection selection() {
    return selection;
  }

  PeopleLines lines() {
    return lines;
  }

  List<Hold> holds() {
    return holds;
  }

  boolean isSealed() {
    return sealed;
  }

  boolean isReading() {
    return selection == null;
  }

  /** Whether there is somebody to send, and no guard holds the run. */
  public boolean isDelivers() {
    return !isPlanned() && judged && holds.isEmpty() && lines.count() > 0;
  }

  /**
   * The rows as counted so far; the duplicates, and whose rows contradict each other, are known
   * once all are sorted.
   */
  Counts counts() {
    Counts counts = counts(chosen && stage != null ? stage.duplicates() : 0);
    long contradicted = willing == null ? 0 : willing.leftOut();
    if (contradicted == 0) {
      return counts;
    }
    Map<String, Long> byRule = new TreeMap<>(counts.rejectedByRule());
    byRule.merge(Rule.CONSENT_MISSING.id(), contradicted, Long::sum);
    return new Counts(counts.read(), counts.duplicates(), byRule);
  }
}
