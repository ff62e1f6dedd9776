package io.attentivecourier.people;

import io.attentivecourier.row.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The people of a stage in order, each once. */
final class StagedPeople implements Iterator<Person> {
  private final PeopleSpillMerge merge;
  private final AtEnd atEnd;
  private long people;
  private boolean more;

  /**
   * @param atEnd is told at the end, also where there is nobody: that is what a lost list is like
   */
  StagedPeople(PeopleSpillMerge merge, AtEnd atEnd) {
    this.merge = merge;
    this.atEnd = atEnd;
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
    Person person = PersonBytes.read(merge.bytes(), 0);
    people++;
    advance();
    return person;
  }

  private void advance() {
    try {
      more = merge.next();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    if (!more) {
      atEnd.check(people, merge.dropped());
    }
  }

  /** What is to be checked behind the last person. */
  @FunctionalInterface
  interface AtEnd {
    void check(long people, long dropped);
  }
}
