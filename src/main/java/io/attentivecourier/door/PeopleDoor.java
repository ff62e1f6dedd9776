package io.attentivecourier.door;

import io.attentivecourier.home.Durable;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.people.PeopleStage;
import io.attentivecourier.people.Person;
import io.attentivecourier.people.ReadPeople;
import io.attentivecourier.row.Identifier;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.Labels;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RowOwner;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.OnEmpty;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of the doors to the API up to the seal, in the order in which the routes call them.
 * What is sealed is sent and followed by others: an API takes hours where a query takes seconds.
 */
public final class PeopleDoor {
  // Of the heap; people that do not fit are sorted and laid on disk.
  private static final long BUFFER_BYTES = 24L << 20;

  private final UnderWay<PeopleRun> underWay;
  private final RunStart start;
  private final Ledger ledger;
  private final Outbox outbox;
  private final StopSign stop;
  private final IdentifierKey key;
  private final Path people;
  private final Map<RunKind, PeopleKind> kinds;
  private final PeopleEnds ends;
  private final OwnRuns own;
  private final PeopleJudge judge;

  PeopleDoor(Doors.Rooms rooms, Map<RunKind, PeopleKind> kinds, PeopleEnds ends, OwnRuns own) {
    underWay = new UnderWay<>(rooms);
    start = new RunStart(rooms);
    ledger = rooms.ledger();
    outbox = rooms.outbox();
    stop = rooms.stop();
    key = rooms.key();
    people = rooms.home().people();
    this.kinds = Map.copyOf(kinds);
    this.ends = ends;
    this.own = own;
    this.judge = new PeopleJudge(ledger);
  }

  /** How far the pipeline's run is, where one is under way in this process. */
  public Optional<Progress> progress(String pipeline) {
    return underWay.progress(pipeline);
  }

  /**
   * Opens a run for today's business date, unless the pipeline is busy.
   *
   * @param kind the id of what the door sends
   */
  public PeopleRun begin(String pipeline, Occasion occasion, String kind) throws Exception {
    PeopleRun run = start.open(pipeline, occasion, opening(kind(kind)));
    return run.isOpen() ? opened(run) : run;
  }

  private PeopleOpening opening(PeopleKind kind) {
    return new PeopleOpening(kind, ends, ledger);
  }

  private PeopleKind kind(String id) {
    return kinds.values().stream()
        .filter(door -> door.kind().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no door for " + id));
  }

  /** One that cannot be staged ends here: the route does not know it yet, so no step could. */
  private PeopleRun opened(PeopleRun run) throws Exception {
    try {
      underWay.add(run);
      run.staging(new PeopleStage(Durable.folder(run.folder()), BUFFER_BYTES));
      run.noting(underWay.rejections(run));
      return run;
    } catch (IOException | RuntimeException fault) {
      return RunStart.finished(fail(run, fault), opening(run.kind()));
    }
  }

  /**
   * The query's rows in batches, read ahead of the checks.
   *
   * @param result what the warehouse answered
   * @param columns the labels of its columns, or null for a statement that is no query
   */
  public Iterator<RowBatch> batches(PeopleRun run, Object result, Collection<String> columns) {
    Iterator<Map<String, Object>> rows = UnderWay.rows(result, columns);
    ResultTypes types = ResultTypes.ofTheLastResult();
    run.checking(run.kind().rules(run, columns, types));
    run.telling(owner(run.settings(), columns));
    run.reading(underWay.ahead(types.asText(rows)));
    return run.rows();
  }

  private static RowOwner owner(PipelineSettings own, Collection<String> columns) {
    String label = new Labels(List.copyOf(columns)).of(own.columns().identifier());
    return new RowOwner(
        Identifier.ofApi(label, own.identifier(), own.phoneCheck()),
        label,
        own.columns().rejectedKeyOf(columns));
  }

  public PeopleRules.Checked validate(PeopleRun run, RowBatch batch) {
    stop.heed();
    run.countRead(batch.rows().size());
    PeopleRules.Checked checked = run.rules().check(batch);
    return new PeopleRules.Checked(
        checked.good(), run.owner().tell(batch, checked.rejections()), checked.refusing());
  }

  /** Stages the good rows; returns the rejected ones as lines to be noted. */
  public List<Map<String, Object>> stage(PeopleRun run, PeopleRules.Checked batch)
      throws IOException {
    for (Person person : batch.good()) {
      run.stage().add(person);
    }
    for (Person person : batch.refusing()) {
      run.refusing().add(person);
    }
    return run.rejections().count(batch.rejections());
  }

  public void noteRejections(PeopleRun run, byte[] lines) throws IOException {
    run.rejections().append(lines);
  }

  /** Writes the lines of those who are to be sent, each person once. */
  public void select(PeopleRun run) throws IOException {
    if (run.read() == 0 && run.settings().onEmpty() == OnEmpty.SKIP) {
      run.settle(RunState.SKIPPED);
      return;
    }
    if (run.read() == 0) {
      throw new Refusal(Reason.QUERY_EMPTY, "no rows from pipeline " + run.id().pipeline());
    }
    ReadPeople read = run.opened(ReadPeople.of(run.willing(), run.id(), run.folder(), key.id()));
    run.selecting(
        run.kind().select(run, read),
        new PeopleLines(run.folder().resolve("files"), run.kind().owner()));
    write(run);
    if (!run.isPlanned()) {
      read.publish(people);
    }
  }

  private void write(PeopleRun run) throws IOException {
    while (run.selection().hasNext()) {
      stop.heed();
      run.lines().write(run.selection().next());
    }
    run.chosen();
  }

  /**
   * Begins a run for today of those whom an earlier run was not applied to, and writes their lines.
   *
   * @param retry names a run whose lines are kept
   */
  public PeopleRun again(Occasion retry) throws Exception {
    RunId of = retry.kept().run();
    PeopleKind door = kinds.get(ledger.report(of).orElseThrow().kind());
    PeopleRun run = start.open(of.pipeline(), retry, opening(door));
    return run.isOpen() ? retried(run, of) : run;
  }

  private PeopleRun retried(PeopleRun run, RunId of) throws Exception {
    try {
      underWay.add(run);
      run.carrying(ledger.carried(of).orElseThrow().attributes());
      Path kept = outbox.kept(of, PeopleLines.name(run.kind().owner())).orElseThrow();
      Path files = run.folder().resolve("files");
      run.selecting(run.kind().again(run, of, kept), new PeopleLines(files, run.kind().owner()));
      write(run);
      run.countRead(run.lines().count());
      run.judged(List.of());
      return run;
    } catch (IOException | RuntimeException fault) {
      return RunStart.finished(fail(run, fault), opening(run.kind()));
    }
  }

  /** Asks the guards whether the run may go. */
  public void judge(PeopleRun run) {
    if (run.settled().isEmpty()) {
      run.progress().stage("judging");
      run.judged(judge.holds(run));
    }
  }

  /** Seals the lines and opens their way. What a run leaves out is noted before its seal. */
  public void seal(PeopleRun run) throws IOException {
    stop.heed();
    run.progress().stage("sealing");
    var file = run.lines().complete();
    ledger.carries(run.id(), run.selection().carried());
    run.selection().publish();
    own.add(run.id());
    outbox.seal(run.id(), run.counts(), List.of(file), run.lines().folder());
    run.sealed();
  }

  /** Ends the run, or says that it is sealed and waits to be sent. */
  public RunReport end(PeopleRun run) throws Exception {
    return run.report() == null ? underWay.close(run, () -> ends.end(run)) : run.report();
  }

  /** Ends a run that some step could not go on with. */
  public RunReport fail(PeopleRun run, Exception fault) throws Exception {
    if (run == null) {
      throw fault;
    }
    return underWay.fail(run, () -> ends.fail(run, underWay.refusal(run, fault, run.isReading())));
  }
}
