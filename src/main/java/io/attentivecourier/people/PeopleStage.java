package io.attentivecourier.people;

import io.attentivecourier.home.Durable;
import io.attentivecourier.row.Person;
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
  private static final long UNKNOWN = -1;

  private final long bufferBytes;
  private final PeopleSpills spills;
  private PersonBuffer buffer;
  private long added;
  private long duplicates = UNKNOWN;
  private boolean ended;

  /**
   * @param folder for the spills, which hold personal data; made, for its owner alone, if it is not
   *     there
   * @param bufferBytes of the heap, at most, taken when the first person comes; the merge at the
   *     end takes up to 2 MiB
   */
  public PeopleStage(Path folder, long bufferBytes) throws IOException {
    this.bufferBytes = bufferBytes;
    this.spills = new PeopleSpills(Durable.folder(folder));
  }

  /**
   * @throws io.attentivecourier.run.Refusal NO_SPACE if a spill does not fit on the disk
   */
  public void add(Person person) throws IOException {
    checkOpen();
    buffer = buffer == null ? new PersonBuffer(bufferBytes) : buffer;
    added++;
    while (!buffer.add(person)) {
      spills.add(buffer);
    }
  }

  /**
   * The people from the first at each call; an earlier iterator is then of no more use. Nobody can
   * be added any more.
   *
   * @throws io.attentivecourier.run.Refusal NO_SPACE if a spill does not fit on the disk
   */
  public Iterator<Person> people() throws IOException {
    ended = true;
    if (buffer != null && !buffer.isEmpty()) {
      spills.add(buffer);
    }
    buffer = null;
    return new StagedPeople(spills.merge(), this::checkWhole);
  }

  /**
   * People added who were replaced by a later one of the same identifier.
   *
   * @throws IllegalStateException before the last person was taken
   */
  public long duplicates() {
    if (duplicates == UNKNOWN) {
      throw new IllegalStateException("the duplicates are known at the end only");
    }
    return duplicates;
  }

  /** Deletes the spills. */
  @Override
  public void close() throws IOException {
    ended = true;
    buffer = null;
    spills.close();
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException("the stage takes nobody any more");
    }
  }

  private void checkWhole(long people, long merged) {
    duplicates = merged + spills.dropped();
    if (people + duplicates != added) {
      throw new IllegalStateException(
          "%d people were staged and %d came back".formatted(added, people + duplicates));
    }
  }
}
