package io.attentivecourier.known;

import io.attentivecourier.home.Locks;
import io.attentivecourier.row.Person;
import io.attentivecourier.row.Presence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Compares people with known people in one pass over both sorted streams. */
final class KnownComparison implements Comparison {
  private final KnownFile known;
  private final KnownReader reader;
  private final Iterator<Person> people;
  private final boolean changesOnly;
  private final HashOutput sent;
  private final List<Publishing.Step> steps;
  private final Locks locks;
  private final int attributes;
  private Person ahead;
  private Person person;
  private Person last;
  private long unchanged;
  private long changed;
  private long cleared;

  KnownComparison(
      KnownFile known,
      List<String> attributes,
      Iterator<Person> people,
      boolean changesOnly,
      HashOutput sent,
      List<Publishing.Step> steps,
      Locks locks)
      throws IOException {
    this.known = known;
    this.attributes = attributes.size();
    this.people = people;
    this.changesOnly = changesOnly;
    this.sent = sent;
    this.steps = steps;
    this.locks = locks;
    this.reader = new KnownReader(known, attributes);
  }

  @Override
  public boolean hasNext() {
    try {
      return person != null || advance();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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
  public long unchanged() {
    return unchanged;
  }

  @Override
  public long changed() {
    return changed;
  }

  @Override
  public long cleared() {
    return cleared;
  }

  @Override
  public boolean isFirst() {
    return known.isEmpty();
  }

  @Override
  public boolean hasOtherKey() {
    return known.state() == KnownFile.KnownState.OTHER_KEY;
  }

  @Override
  public boolean isDamaged() {
    return known.state() == KnownFile.KnownState.DAMAGED;
  }

  @Override
  public void publish() throws IOException {
    if (hasNext()) {
      throw new IllegalStateException("people are left who were not compared");
    }
    try (Locks.Held held = locks.lock(KnownPeople.LOCK)) {
      for (Publishing.Step step : steps) {
        step.take();
      }
    }
  }

  /** Closes the files, and deletes what was not published. */
  @Override
  public void close() throws IOException {
    reader.close();
    sent.close();
  }

  List<Publishing.Step> steps() {
    return steps;
  }

  /**
   * Moves to the next person who is to be sent. It reads one person ahead, so that it sees a hash
   * shared with a neighbour before it judges a person.
   */
  private boolean advance() throws IOException {
    ahead = ahead == null ? nextPerson() : ahead;
    while (person == null && ahead != null) {
      Person one = ahead;
      ahead = nextPerson();
      checkOrder(one);
      if (isSent(one, isShared(one))) {
        sent.add(one.hash(), one.values(), one.present());
        person = one;
      }
      last = one;
    }
    return person != null;
  }

  private boolean isSent(Person one, boolean shared) throws IOException {
    boolean found = reader.seek(one.hash()) && !shared;
    if (changesOnly && found && reader.values() == one.values()) {
      unchanged++; // Names stand in what is hashed, so that none of them is gone.
      return false;
    }
    cleared += found ? cleared(one.present()) : 0;
    boolean any = Presence.isAny(one.present());
    boolean differs = any && !(found && reader.values() == one.values());
    boolean isSent = differs || any && !changesOnly;
    changed += differs ? 1 : 0;
    unchanged += isSent ? 0 : 1;
    return isSent;
  }

  private long cleared(byte[] present) {
    byte[] before = reader.present();
    long gone = 0;
    for (int i = 0; i < attributes; i++) {
      gone += Presence.has(before, i) && !Presence.has(present, i) ? 1 : 0;
    }
    return gone;
  }

  private boolean isShared(Person one) {
    return last != null && last.hash() == one.hash() || ahead != null && ahead.hash() == one.hash();
  }

  private void checkOrder(Person one) {
    if (last != null && Long.compareUnsigned(one.hash(), last.hash()) < 0) {
      throw new IllegalStateException("the people do not come in order of their hash");
    }
  }

  private Person nextPerson() {
    return people.hasNext() ? people.next() : null;
  }
}
