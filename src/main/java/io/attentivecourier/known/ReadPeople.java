package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunId;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Passes on the people in the result of a run and notes them in {@code RUN.read}, with a keyed hash
 * of 8 bytes each. Without it a person who is unchanged would look like one who is not there.
 */
public final class ReadPeople implements Iterator<Person>, Closeable {
  /**
   * Says that a person was removed from the file. It stands in the place of a sequence, which this
   * file does not have.
   */
  static final long FORGOTTEN = 1;

  private final Iterator<Person> people;
  private final RunId run;
  private final HashOutput output;
  private long last;

  private ReadPeople(Iterator<Person> people, RunId run, HashOutput output) {
    this.people = people;
    this.run = run;
    this.output = output;
  }

  /**
   * @param people in order of hash, as an unsigned number
   * @param staging a folder on the file system of {@code var/people/}
   */
  public static ReadPeople of(Iterator<Person> people, RunId run, Path staging, String keyId)
      throws IOException {
    Path part = Durable.folder(staging).resolve(run + RunFiles.READ);
    HashHeader header = HashHeader.of(HashForm.READ, keyId, List.of());
    return new ReadPeople(people, run, new HashOutput(part, header));
  }

  /** The presence of a person in the result of a run. */
  public enum InResult {
    THERE,
    NOT_THERE,
    /** Not there, and a person was forgotten there. */
    FORGOTTEN,
    /** The result was not noted, or with another key, or the note is damaged. */
    UNKNOWN
  }

  /**
   * Tells if one of these hashes is in the run's result.
   *
   * @param folder {@code var/people/}
   */
  public static InResult of(Path folder, RunId run, String keyId, Set<Long> hashes)
      throws IOException {
    try {
      HashFile file = HashFile.open(RunFiles.read(folder, run), HashForm.READ);
      return file.header().keyId().equals(keyId) ? of(file, hashes) : InResult.UNKNOWN;
    } catch (NoSuchFileException | IllegalStateException unknown) {
      return InResult.UNKNOWN;
    }
  }

  private static InResult of(HashFile file, Set<Long> hashes) throws IOException {
    if (isIn(file, hashes)) {
      return InResult.THERE;
    }
    return file.header().sequence() > 0 ? InResult.FORGOTTEN : InResult.NOT_THERE;
  }

  private static boolean isIn(HashFile file, Set<Long> hashes) throws IOException {
    for (long hash : hashes) {
      if (file.contains(hash)) {
        return true;
      }
    }
    return false;
  }

  /** The runs whose results are noted, in order of name. */
  public static List<RunId> runs(Path folder) throws IOException {
    return RunFiles.ending(folder, RunFiles.READ).stream()
        .map(RunFiles::run)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public boolean hasNext() {
    return people.hasNext();
  }

  @Override
  public Person next() {
    Person next = people.next();
    note(next.hash());
    return next;
  }

  /** Notes a hash. Two people with the same hash, 3 in a million lists, stand there once. */
  private void note(long hash) {
    try {
      if (output.count() == 0 || hash != last) {
        output.add(hash);
      }
      last = hash;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Puts the file in place; must be called after the last person. */
  public void publish(Path folder) throws IOException {
    output.put(RunFiles.read(Durable.folder(folder), run), 0);
  }

  /** Closes the file, and deletes it if it was not published. */
  @Override
  public void close() throws IOException {
    output.close();
  }
}
