package io.attentivecourier.people;

import io.attentivecourier.flow.ActiveRun;
import io.attentivecourier.flow.RejectionFile;
import io.attentivecourier.flow.RowStage;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.Labels;
import io.attentivecourier.row.Person;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of people, from its query to its seal. Each step leaves its result here, and a step that
 * is called before its time says so.
 */
public final class PeopleRun extends ActiveRun {
  // Of the heap; people that do not fit are sorted and laid on disk.
  private static final long BUFFER_BYTES = 24L << 20;
  private static final long REFUSING_BYTES = 4L << 20;

  private final PeopleKind kind;
  private final PeopleEnds ends;
  private PeopleStage stage;
  private PeopleStage refusing;
  private ConsentFilter willing;
  private Chosen chosen;
  private List<String> attributes = List.of();
  private List<Hold> holds;
  private boolean written;
  private boolean sealed;

  /** The people who are to be sent, and the file of their lines. */
  record Chosen(PeopleKind.Selection selection, PeopleLines lines) {}

  /**
   * @param lock the pipeline's, kept until the run is closed; null where it needs none
   */
  PeopleRun(PeopleKind kind, Beginning beginning, Locks.Held lock, PeopleEnds ends) {
    super(beginning, lock);
    this.kind = kind;
    this.ends = ends;
  }

  PeopleKind kind() {
    return kind;
  }

  @Override
  public void openStage(RejectionFile rejections) throws IOException {
    stage = closeAtEnd(new PeopleStage(Durable.folder(folder()), BUFFER_BYTES));
    setRejections(rejections);
  }

  @Override
  public RowStage rowStage(Collection<String> columns, ResultTypes types) {
    PeopleKind.PeopleRules rules = kind.rules(this, columns, types);
    Rejection.RowOwner owner = owner(columns);
    return batch -> checked(rules.check(batch), owner, batch);
  }

  private Rejection.RowOwner owner(Collection<String> columns) {
    PipelineSettings own = settings();
    String label = new Labels(List.copyOf(columns)).of(own.columns().identifier());
    return new Rejection.RowOwner(
        IdentifierRules.ofApi(label, own.identifier(), own.phoneCheck()),
        label,
        own.columns().rejectedKeyOf(columns));
  }

  private RowStage.CheckedRows checked(
      PeopleKind.PeopleRules.Checked rows, Rejection.RowOwner owner, RowBatch batch) {
    return new RowStage.CheckedRows(
        owner.addOwners(batch, rows.rejections()), () -> stageAll(rows));
  }

  private void stageAll(PeopleKind.PeopleRules.Checked rows) throws IOException {
    stage.addAll(rows.good());
    for (Person person : rows.refusing()) {
      refusing().add(person);
    }
  }

  /** The people whom a row of the query keeps from being sent; opened at the first of them. */
  private PeopleStage refusing() throws IOException {
    if (refusing == null) {
      refusing = closeAtEnd(new PeopleStage(folder().resolve("refusing"), REFUSING_BYTES));
    }
    return refusing;
  }

  /** The people who may be sent, each once; can be read once. */
  Iterator<Person> consenting() throws IOException {
    Iterator<Person> none = Collections.emptyIterator();
    willing = new ConsentFilter(stage.people(), refusing == null ? none : refusing.people());
    return willing;
  }

  /** The names that its people's lines may set. */
  void setAttributes(List<String> attributes) {
    this.attributes = List.copyOf(attributes);
  }

  List<String> attributes() {
    return attributes;
  }

  void startChoosing(PeopleKind.Selection selection, PeopleLines lines) {
    chosen = new Chosen(closeAtEnd(selection), closeAtEnd(lines));
    progress().stage("comparing");
  }

  /** Notes that every person is read and has a line, or needs none. */
  void markWritten() {
    written = true;
  }

  void setHolds(List<Hold> holds) {
    this.holds = List.copyOf(holds);
  }

  void markSealed() {
    sealed = true;
  }

  Chosen chosen() {
    return reached(chosen, "select");
  }

  List<Hold> holds() {
    return reached(holds, "judge-people");
  }

  boolean isSealed() {
    return sealed;
  }

  @Override
  public boolean isReading() {
    return chosen == null;
  }

  @Override
  public RunReport end() {
    return ends.end(this);
  }

  @Override
  public RunReport fail(Refusal why) {
    return ends.fail(this, why);
  }

  /** True if there is somebody to send, and no guard holds the run. */
  public boolean isDeliverable() {
    return !isPlanned() && holds != null && holds.isEmpty() && chosen.lines().count() > 0;
  }

  /**
   * The rows as counted so far; the duplicates, and the people whose rows contradict each other,
   * are known once all are sorted.
   */
  RunReport.Counts counts() {
    RunReport.Counts counts = counts(written && willing != null ? stage.duplicates() : 0);
    long contradicted = willing == null ? 0 : willing.leftOut();
    if (contradicted == 0) {
      return counts;
    }
    Map<String, Long> byRule = new TreeMap<>(counts.rejectedByRule());
    byRule.merge(Rule.CONSENT_MISSING.id(), contradicted, Long::sum);
    return new RunReport.Counts(counts.read(), counts.duplicates(), byRule);
  }
}
