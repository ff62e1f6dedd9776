package io.attentivecourier.people;

import io.attentivecourier.row.Person;
import io.attentivecourier.sort.SortedEntries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The people of a stage in order, each once. */
final class StagedPeople implements Iterator<Person> {
  private final SortedEntries entries;
  private final Person.PersonLine form;
  private boolean more;

  StagedPeople(SortedEntries entries, Person.PersonLine form) {
    this.entries = entries;
    this.form = form;
    advance();
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  /**
   * @throws IllegalStateException if people who were staged did not come back
   * @throws UncheckedIOException if a spill cannot be read
   */
  @Override
  public Person next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    byte[] own = Arrays.copyOf(entries.bytes(), entries.length());
    Person person = new Person(entries.key(), own, entries.compared(), form);
    advance();
    return person;
  }

  /**
   * People who were replaced by a later one of the same identifier.
   *
   * @throws IllegalStateException before the last person was taken
   */
  long duplicates() {
    if (more) {
      throw new IllegalStateException("the duplicates are known at the end only");
    }
    return entries.dropped();
  }

  private void advance() {
    try {
      more = entries.next();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
