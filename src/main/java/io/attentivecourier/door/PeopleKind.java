package io.attentivecourier.door;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.people.Person;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.warehouse.ResultTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** What is one door's own among those that lead to the API. */
interface PeopleKind {
  RunKind kind();

  /** Where the lines of a run are sealed, and whose number that file has. */
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
   * Those of an earlier run who are to be sent again.
   *
   * @param kept its sealed lines
   * @throws UnsupportedOperationException where nobody may be sent twice
   */
  Selection again(PeopleRun run, RunId of, Path kept) throws IOException;

  /** What must be looked at before anybody of that run may be sent, whatever its people are. */
  List<Hold> holds(PeopleRun run);

  /** Everybody's fate in that run is known. May be told twice. */
  void ended(RunId run) throws IOException;
}
