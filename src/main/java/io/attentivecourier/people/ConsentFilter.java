package io.attentivecourier.people;

import io.attentivecourier.row.Person;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Removes the people who refuse in any row: a person with one row that consents and one that does
 * not is not sent. Both inputs are in the order of their hashes; two people with one hash, 3 in a
 * million lists, count as one.
 */
final class ConsentFilter implements Iterator<Person> {
  private final Iterator<Person> people;
  private final Iterator<Person> refusing;
  private Person next;
  private Person refuser;
  private long leftOut;

  ConsentFilter(Iterator<Person> people, Iterator<Person> refusing) {
    this.people = people;
    this.refusing = refusing;
    refuser = refusing.hasNext() ? refusing.next() : null;
  }

  /** People of the result who were left out so far. */
  long leftOut() {
    return leftOut;
  }

  @Override
  public boolean hasNext() {
    while (next == null && people.hasNext()) {
      Person one = people.next();
      if (isRefusing(one.hash())) {
        leftOut++;
      } else {
        next = one;
      }
    }
    return next != null;
  }

  private boolean isRefusing(long hash) {
    while (refuser != null && Long.compareUnsigned(refuser.hash(), hash) < 0) {
      refuser = refusing.hasNext() ? refusing.next() : null;
    }
    return refuser != null && refuser.hash() == hash;
  }

  @Override
  public Person next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Person one = next;
    next = null;
    return one;
  }
}
