package io.attentivecourier.door;

import io.attentivecourier.ledger.Carried;
import io.attentivecourier.outbox.GuardVerdict;
import io.attentivecourier.outbox.Guards;
import io.attentivecourier.people.Outcomes;
import io.attentivecourier.people.Person;
import io.attentivecourier.people.UnaskedPeople;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The people who were never asked to subscribe. */
final class UnaskedSelection implements Selection {
  private final Iterator<Person> people;
  private final UnaskedPeople unasked;
  private final Terms terms;
  private long count;

  /**
   * What becomes of those who are sent.
   *
   * @param people {@code var/people/}
   * @param as what they are opted in to, in words
   */
  record Terms(RunId run, Path people, String as) {}

  private UnaskedSelection(Iterator<Person> people, UnaskedPeople unasked, Terms terms) {
    this.people = people;
    this.unasked = unasked;
    this.terms = terms;
  }

  static UnaskedSelection of(UnaskedPeople unasked, Terms terms) {
    return new UnaskedSelection(unasked, unasked, terms);
  }

  /** Where nobody knows who was asked: to be held, and only counted. */
  static UnaskedSelection everybody(Iterator<Person> people, Terms terms) {
    return new UnaskedSelection(people, null, terms);
  }

  @Override
  public boolean hasNext() {
    return people.hasNext();
  }

  @Override
  public Person next() {
    count++;
    return people.next();
  }

  private long alreadySent() {
    return unasked == null ? 0 : unasked.alreadySent();
  }

  @Override
  public Carried carried() {
    return new Carried(0, alreadySent(), 0, List.of());
  }

  @Override
  public List<GuardVerdict> holds(Guards guards, long valid) {
    return List.of();
  }

  @Override
  public List<String> notes() {
    String before =
        alreadySent() == 1
            ? "1 was asked before"
            : "%,d were asked before".formatted(alreadySent());
    return count == 0
        ? List.of()
        : List.of(
            "opts in %s %s and may text them".formatted(PeopleEnds.people(count), terms.as()),
            before);
  }

  /** Who is asked is noted person by person, as each request goes out. */
  @Override
  public void publish() throws IOException {
    Outcomes.create(terms.people(), terms.run(), count);
  }

  @Override
  public void close() throws IOException {
    if (unasked != null) {
      unasked.close();
    }
  }
}
