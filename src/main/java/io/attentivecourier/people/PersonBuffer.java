package io.attentivecourier.people;

import io.attentivecourier.row.Person;
import java.io.IOException;
import java.util.Arrays;

/** People in memory, in the order they came, until they fill it and are written as a spill. */
final class PersonBuffer {
  private static final int LEAST_BYTES = 1 << 10;
  private static final int MOST_BYTES = 1 << 30;

  /** One eighth for what is sorted: 12 bytes for each person, who rarely takes less than 84. */
  private static final int SHARE = 8;

  private static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES;
  private static final int INDEX_BITS = 24;
  private static final long INDEX = (1L << INDEX_BITS) - 1;

  private final long[] order;
  private final int[] starts;
  private byte[] people;
  private int used;
  private int count;

  /**
   * @param bytes of the heap; a person who is longer than all of them takes more
   */
  PersonBuffer(long bytes) {
    int most = (int) Math.max(LEAST_BYTES, Math.min(MOST_BYTES, bytes));
    int entries = (int) Math.min(INDEX, most / SHARE / ENTRY_BYTES);
    people = new byte[most - most / SHARE];
    order = new long[entries];
    starts = new int[entries];
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether there was room for the person. */
  boolean add(Person person) {
    byte[] identifier = PersonBytes.identifier(person);
    int size = Math.toIntExact(PersonBytes.size(person, identifier));
    if (isEmpty() && size > people.length) {
      people = new byte[size];
    }
    if (count == starts.length || size > people.length - used) {
      return false;
    }
    PersonBytes.write(person, identifier, people, used);
    note(person.hash(), size);
    return true;
  }

  /**
   * Writes the people in order, each once with what came last, and forgets them. Forgotten also
   * after a failure: the people of the stage then never add up again.
   *
   * @return how many were dropped because they came again
   */
  long drain(PeopleSpillWriter writer) throws IOException {
    int people = count;
    count = 0;
    used = 0;
    sort(people);
    long written = 0;
    for (int i = 0; i < people; i++) {
      if (i + 1 == people || compare(index(i), index(i + 1)) != 0) {
        writer.add(this.people, starts[index(i)]);
        written++;
      }
    }
    return people - written;
  }

  /** The high 40 bits of the hash and the index sort most people without a look at them. */
  private void note(long hash, int size) {
    order[count] = (hash ^ Long.MIN_VALUE) & ~INDEX | count;
    starts[count++] = used;
    used += size;
  }

  private void sort(int people) {
    Arrays.sort(order, 0, people);
    int from = 0;
    for (int i = 1; i <= people; i++) {
      if (i == people || (order[i] & ~INDEX) != (order[from] & ~INDEX)) {
        sortAlike(from, i);
        from = i;
      }
    }
  }

  /** Stable, and they stand in the order they came: the last of one person stays the last. */
  private void sortAlike(int from, int to) {
    if (to - from < 2) {
      return;
    }
    Long[] alike = new Long[to - from];
    Arrays.setAll(alike, i -> order[from + i]);
    Arrays.sort(alike, (one, other) -> compare((int) (one & INDEX), (int) (other & INDEX)));
    for (int i = 0; i < alike.length; i++) {
      order[from + i] = alike[i];
    }
  }

  private int index(int place) {
    return (int) (order[place] & INDEX);
  }

  private int compare(int one, int other) {
    return PersonBytes.compare(people, starts[one], people, starts[other]);
  }
}
