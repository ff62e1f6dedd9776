package io.attentivecourier.people;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.known.ReadPeople;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.PipelineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The steps from staged people to the seal, in the order in which the routes call them. Sealed
 * lines are sent and followed by other steps: an API takes hours where a query takes seconds.
 */
public final class PeopleSteps {
  private final Ledger ledger;
  private final Outbox outbox;
  private final StopSign stop;
  private final SendWindow own;
  private final Path people;
  private final String keyId;
  private final PeopleJudge judge;

  /**
   * @param people {@code var/people/}
   * @param keyId of the key that hashes now
   */
  public PeopleSteps(
      Ledger ledger, Outbox outbox, StopSign stop, SendWindow own, Path people, String keyId) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.stop = stop;
    this.own = own;
    this.people = people;
    this.keyId = keyId;
    this.judge = new PeopleJudge(ledger.runs());
  }

  /** Writes the lines of the people who are to be sent, each person once. */
  public void select(PeopleRun run) throws IOException {
    run.closeRows();
    if (run.read() == 0 && run.settings().onEmpty() == PipelineSettings.OnEmpty.SKIP) {
      run.endEarly(RunState.SKIPPED);
      return;
    }
    if (run.read() == 0) {
      throw new Refusal(Reason.QUERY_EMPTY, "no rows from pipeline " + run.id().pipeline());
    }
    ReadPeople read =
        run.closeAtEnd(ReadPeople.of(run.consenting(), run.id(), run.folder(), keyId));
    run.startChoosing(run.kind().select(run, read), lines(run));
    write(run);
    if (!run.isPlanned()) {
      read.publish(people);
    }
  }

  private static PeopleLines lines(PeopleRun run) throws IOException {
    return new PeopleLines(run.folder().resolve("files"), run.kind().owner());
  }

  private void write(PeopleRun run) throws IOException {
    PeopleRun.Chosen chosen = run.chosen();
    while (chosen.selection().hasNext()) {
      stop.throwIfRaised();
      chosen.lines().write(chosen.selection().next());
    }
    run.markWritten();
  }

  /** Writes the kept lines of the people to whom an earlier run was not applied. */
  public void selectKept(PeopleRun run) throws IOException {
    RunId of = run.request().keptRun().orElseThrow().run();
    run.setAttributes(ledger.requests().payload(of).orElseThrow().attributes());
    Path kept = outbox.kept(of, PeopleLines.name(run.kind().owner())).orElseThrow();
    run.startChoosing(run.kind().selectAgain(run, of, kept), lines(run));
    write(run);
    run.countRead(run.chosen().lines().count());
    run.setHolds(List.of());
  }

  /** Asks the guards whether the run may go. */
  public void judge(PeopleRun run) {
    if (run.earlyEnd().isEmpty()) {
      run.progress().stage("judging");
      run.setHolds(judge.holds(run));
    }
  }

  /** Seals the lines. The people whom a run leaves out are noted before its seal. */
  public void seal(PeopleRun run) throws IOException {
    stop.throwIfRaised();
    run.progress().stage("sealing");
    PeopleRun.Chosen chosen = run.chosen();
    Outbox.PackedFile file = chosen.lines().complete();
    ledger.requests().notePayload(run.id(), chosen.selection().carried());
    chosen.selection().publish();
    own.add(run.id());
    outbox.seal(run.id(), run.counts(), List.of(file), chosen.lines().folder());
    RunLog.seal(run.id(), List.of(file.file()));
    run.markSealed();
  }
}
