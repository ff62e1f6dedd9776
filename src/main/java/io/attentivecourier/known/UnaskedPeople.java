package io.attentivecourier.known;

import io.attentivecourier.row.Person;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Those of some people who were never asked, in their order. */
public final class UnaskedPeople implements Iterator<Person>, Closeable {
  private final Iterator<Person> people;
  private final HashReader asked;
  private final long[] since;
  private int at;
  private Person person;
  private Person last;
  private long alreadySent;

  /**
   * @param since who was asked and is not in the sorted file; in any order
   */
  UnaskedPeople(Iterator<Person> people, HashReader asked, long[] since) {
    this.people = people;
    this.asked = asked;
    this.since = Unsigned.sorted(since);
  }

  /** Those left out so far, who were asked before. */
  public long alreadySent() {
    return alreadySent;
  }

  /**
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalStateException if the people do not come in order
   */
  @Override
  public boolean hasNext() {
    while (person == null && people.hasNext()) {
      Person one = inOrder(people.next());
      if (wasAsked(one.hash())) {
        alreadySent++;
      } else {
        person = one;
      }
    }
    return person != null;
  }

  @Override
  public Person next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Person next = person;
    person = null;
    return next;
  }

  @Override
  public void close() throws IOException {
    asked.close();
  }

  private boolean wasAsked(long hash) {
    while (at < since.length && Long.compareUnsigned(since[at], hash) < 0) {
      at++;
    }
    try {
      return at < since.length && since[at] == hash || asked.seek(hash);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Person inOrder(Person one) {
    if (last != null && Long.compareUnsigned(one.hash(), last.hash()) < 0) {
      throw new IllegalStateException("the people do not come in order of their hash");
    }
    last = one;
    return one;
  }
}
