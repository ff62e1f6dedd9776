package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.people.PeopleStage;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.PipelineSettings;
import java.nio.file.Path;
import java.util.List;

/** One run of a door to the API, from its query to its seal. */
public final class PeopleRun extends DoorRun {
  private final PeopleKind kind;
  private PeopleRules rules;
  private PeopleStage stage;
  private Selection selection;
  private PeopleLines lines;
  private List<String> attributes = List.of();
  private List<Hold> holds = List.of();
  private boolean judged;
  private boolean sealed;

  private PeopleRun(PeopleKind kind, Beginning beginning, Locks.Held lock) {
    super(beginning, lock);
    this.kind = kind;
  }

  /** A run that is to be sent; it keeps the pipeline's lock until it is closed. */
  static PeopleRun begun(
      PeopleKind kind,
      RunId id,
      Occasion occasion,
      PipelineSettings settings,
      Path folder,
      Locks.Held lock) {
    return new PeopleRun(kind, new Beginning(id, occasion, settings, folder, null), lock);
  }

  /** A run that only says what it would send. */
  static PeopleRun planned(PeopleKind kind, RunId id, PipelineSettings settings, Path folder) {
    return new PeopleRun(kind, new Beginning(id, Occasion.PLAN, settings, folder, null), null);
  }

  /** A run that has nothing to do. */
  static PeopleRun finished(PeopleKind kind, RunReport report) {
    return new PeopleRun(kind, new Beginning(report.run(), Occasion.RUN, null, null, report), null);
  }

  PeopleKind kind() {
    return kind;
  }

  void staging(PeopleStage stage) {
    this.stage = opened(stage);
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

  /** The rows as counted so far; the duplicates are known once all are sorted. */
  Counts counts() {
    return counts(selection == null || stage == null ? 0 : stage.duplicates());
  }
}
