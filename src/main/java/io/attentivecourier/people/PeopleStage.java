package io.attentivecourier.people;

import io.attentivecourier.home.Durable;
import io.attentivecourier.row.PackedPeople;
import io.attentivecourier.row.Person;
import io.attentivecourier.sort.ExternalSort;
import io.attentivecourier.sort.SortMemory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Takes people in any order and yields them by hash, as a number without a sign, then by
 * identifier, in bounded memory. The last added of one identifier counts. First {@link #add} for
 * each row, then {@link #people}, then {@link #close}. For one thread.
 *
 * <p>What it yields is checked: every person who was added came back or was counted as a duplicate.
 */
public final class PeopleStage implements Closeable {
  private static final long LEAST_BYTES = 1 << 10;

  private final ExternalSort sort;
  private Person.PersonLine form = Person.PersonLine.AS_KEPT;
  private StagedPeople staged;

  /**
   * @param folder for the spills, which hold personal data; made, for its owner alone, if it is not
   *     there
   * @param bufferBytes of the heap, at most, taken as people come; the merge at the end takes up to
   *     2 MiB
   */
  public PeopleStage(Path folder, long bufferBytes) throws IOException {
    this.sort =
        new ExternalSort(
            Durable.folder(folder),
            "people-",
            SortMemory.ofPairs(Math.max(LEAST_BYTES, bufferBytes)));
  }

  /**
   * @throws io.attentivecourier.run.Refusal NO_SPACE if a spill does not fit on the disk
   * @throws java.io.UncheckedIOException if it could not be written for another reason
   */
  public void add(Person person) {
    byte[] bytes = person.bytes();
    sort.add(person.hash(), bytes, 0, person.identifierBytes(), bytes.length);
  }

  /** The same of a batch; all batches have lines of one form. */
  public void addAll(PackedPeople people) {
    form = people.form();
    for (int at = 0; at < people.size(); at++) {
      int start = people.start(at);
      int length = people.end(at) - start;
      sort.add(people.hash(at), people.bytes(), start, people.identifierBytes(at), length);
    }
  }

  /**
   * The people from the first at each call; an earlier iterator is then of no more use. Nobody can
   * be added any more.
   *
   * @throws io.attentivecourier.run.Refusal NO_SPACE if a spill does not fit on the disk
   */
  public Iterator<Person> people() throws IOException {
    staged = new StagedPeople(sort.sorted(), form);
    return staged;
  }

  /**
   * People added who were replaced by a later one of the same identifier.
   *
   * @throws IllegalStateException before the last person was taken
   */
  public long duplicates() {
    if (staged == null) {
      throw new IllegalStateException("the duplicates are known at the end only");
    }
    return staged.duplicates();
  }

  /** Deletes the spills. */
  @Override
  public void close() throws IOException {
    sort.close();
  }
}
