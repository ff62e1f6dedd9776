package io.attentivecourier.known;

import io.attentivecourier.row.Person;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/**
 * Iterates over the people of a run who are to be sent, in order of hash. Its numbers are final
 * when it has no next person. Iterate to the end, judge, {@link #publish} and seal, in this order;
 * always close it.
 *
 * <p>The iterator throws {@link java.io.UncheckedIOException} if a file cannot be read, and {@link
 * io.attentivecourier.run.Refusal} NO_SPACE if one cannot be written.
 */
public interface Comparison extends Iterator<Person>, Closeable {

  /**
   * The number of people who are not sent, because Attentive has the same values of them, or they
   * have no value at all.
   */
  long unchanged();

  /**
   * The number of people who are new or differ from what is known, also if not only changes are
   * sent.
   */
  long changed();

  /** The number of values that were applied and are null now: they stay at Attentive. */
  long cleared();

  /** True if nothing was known, so that everybody counts as changed. */
  boolean isFirst();

  /** True if the known people were hashed with another key, and cannot be compared. */
  boolean hasOtherKey();

  /** True if the file of the known people is damaged, and was not used. */
  boolean isDamaged();

  /**
   * Puts {@code RUN.sent} and the known people without the sent ones in place, on disk. It must be
   * called before the run is sealed: what is sent of a person must not be known any more when the
   * first request goes out.
   *
   * @throws IllegalStateException if people are left in the iterator
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  void publish() throws IOException;
}
