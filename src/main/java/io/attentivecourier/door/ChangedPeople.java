package io.attentivecourier.door;

import io.attentivecourier.ledger.Carried;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.Guards;
import io.attentivecourier.people.Comparison;
import io.attentivecourier.people.KnownPeople;
import io.attentivecourier.people.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The people whose attributes differ from what Attentive last applied. */
final class ChangedPeople implements Selection {
  private final Comparison comparison;
  private final List<String> attributes;

  /**
   * @param changesOnly false sends those too of whom nothing is new
   */
  ChangedPeople(PeopleRun run, KnownPeople known, Iterator<Person> people, boolean changesOnly)
      throws IOException {
    attributes = run.attributes();
    comparison =
        known.compare(run.id().pipeline(), attributes, people, changesOnly, run.id(), run.folder());
  }

  @Override
  public boolean hasNext() {
    return comparison.hasNext();
  }

  @Override
  public Person next() {
    return comparison.next();
  }

  @Override
  public Carried carried() {
    return new Carried(comparison.unchanged(), 0, comparison.cleared(), attributes);
  }

  /** A first run has nothing to compare with. */
  @Override
  public List<GuardVerdict> holds(Guards guards, long valid) {
    return comparison.first()
        ? List.of()
        : guards.changed(comparison.changed(), valid).map(List::of).orElse(List.of());
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (comparison.otherKey()) {
      notes.add("what was applied before was noted with another key, so everybody is sent");
    } else if (comparison.damaged()) {
      notes.add("the note of what was applied before is damaged, so everybody is sent");
    } else if (comparison.first()) {
      notes.add("first run, nothing to compare with");
    }
    if (comparison.cleared() > 0) {
      notes.add(
          "%,d values are gone from the warehouse and stay at Attentive, which has no way to clear"
                  .formatted(comparison.cleared())
              + " one");
    }
    return notes;
  }

  @Override
  public void publish() throws IOException {
    comparison.publish();
  }

  @Override
  public void close() throws IOException {
    comparison.close();
  }
}
