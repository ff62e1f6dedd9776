package io.attentivecourier.people;

import io.attentivecourier.flow.ActiveRun;
import io.attentivecourier.flow.RunOpening;
import io.attentivecourier.guard.Guard;
import io.attentivecourier.guard.Guards;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunPayload;
import io.attentivecourier.ledger.RunRepository;
import io.attentivecourier.row.PackedPeople;
import io.attentivecourier.row.Person;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The differences between the destinations that lead to the API. */
public interface PeopleKind {
  RunKind kind();

  /** The owner of the sealed file and of its number. */
  default String owner() {
    return kind().id();
  }

  /**
   * @param columns the labels of the query's result
   * @param types of these columns
   * @throws io.attentivecourier.run.Refusal COLUMN_MISSING or COLUMN_UNKNOWN
   */
  PeopleRules rules(PeopleRun run, Collection<String> columns, ResultTypes types);

  /**
   * @param people each once, in the order of their hashes
   */
  Selection select(PeopleRun run, Iterator<Person> people) throws IOException;

  /**
   * The people of an earlier run who are to be sent again.
   *
   * @param kept its sealed lines
   * @throws UnsupportedOperationException if nobody may be sent twice
   */
  Selection selectAgain(PeopleRun run, RunId of, Path kept) throws IOException;

  /** The holds of the run that do not depend on its people. */
  List<Hold> holds(PeopleRun run);

  /** Called when every person's outcome in that run is known. It may be called twice. */
  void onEnd(RunId run) throws IOException;

  /** The rules of a destination to the API, over the batches of one run. */
  interface PeopleRules {
    /**
     * A batch after its check: the good rows as people, and the rejected ones.
     *
     * @param refusing people who are not to be sent, whatever other rows say of them
     */
    record Checked(PackedPeople good, List<Rejection> rejections, List<Person> refusing) {}

    /**
     * @throws io.attentivecourier.run.Refusal where a column is of a type that has lost digits
     */
    Checked check(RowBatch batch);
  }

  /** The people of a result who are to be sent, in the order of their hashes. Read once. */
  interface Selection extends Iterator<Person>, Closeable {
    /**
     * The attributes that the run carries and the people who were left out; complete after the last
     * person.
     */
    RunPayload carried();

    /**
     * The violations of the destination's own guards, after the last person.
     *
     * @param valid the people of the result
     */
    List<Guard.Violation> holds(Guards guards, long valid);

    /** Notes for the operator, also if nothing holds. */
    List<String> notes();

    /**
     * Removes the known values of the people who are to be sent: from now on their state is open.
     * Called before the seal.
     */
    void publish() throws IOException;
  }

  /** Opens runs of people: each fire of the schedule is a run. */
  record PeopleOpening(PeopleKind people, PeopleEnds ends, RunRepository runs)
      implements RunOpening<PeopleRun> {
    @Override
    public RunKind kind(RunRequest request) {
      return people.kind();
    }

    @Override
    public RunReport busy(String pipeline, LocalDate date) {
      return ends.busy(people.kind(), pipeline, date);
    }

    @Override
    public Optional<RunReport> instead(String pipeline, LocalDate date, RunRequest request) {
      return Optional.empty();
    }

    /** Notes who sends an earlier run's people again, before anything of the run can be sealed. */
    @Override
    public void onBegin(RunId run, RunRequest request) {
      if (request instanceof RunRequest.Retry retry) {
        String what = retry.kept().run() + " again";
        runs.note(new Act(Act.Kind.RETRY, run, null, retry.kept().who(), what));
      }
    }

    @Override
    public PeopleRun run(ActiveRun.Beginning beginning, Locks.Held lock) {
      return new PeopleRun(people, beginning, lock, ends);
    }
  }
}
