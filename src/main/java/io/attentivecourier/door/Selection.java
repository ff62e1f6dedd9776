package io.attentivecourier.door;

import io.attentivecourier.ledger.Carried;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.Guards;
import io.attentivecourier.people.Person;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** The people of a result who are to be sent, in the order of their hashes. Read once. */
interface Selection extends Iterator<Person>, Closeable {
  /** Whom it left out and what the run carries; complete after the last of them. */
  Carried carried();

  /**
   * What the door's own guards say, after the last of them.
   *
   * @param valid the people of the result
   */
  List<GuardVerdict> holds(Guards guards, long valid);

  /** What the operator should know of it, though nothing holds. */
  List<String> notes();

  /** From now on what is known of those who are to be sent is open. Before the seal. */
  void publish() throws IOException;
}
