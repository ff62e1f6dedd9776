package io.attentivecourier.known;

import io.attentivecourier.row.Person;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/**
 * The people of a run who are to be sent, in order of hash. Its numbers are final when it has no
 * next. First iterate to the end, then judge, then {@link #publish}, then seal; close it always.
 *
 * <p>The iterator throws {@link java.io.UncheckedIOException} where a file cannot be read, and
 * {@link io.attentivecourier.run.Refusal} NO_SPACE where one cannot be written.
 */
public interface Comparison extends Iterator<Person>, Closeable {

  /** People who are not sent, because Attentive has them so, or they have no value at all. */
  long unchanged();

  /** People who are new or differ from what is known, whether or not only changes are sent. */
  long changed();

  /** Values that were applied and are null now: they stay at Attentive. */
  long cleared();

  /** Nothing was known, so that everybody counts as changed. */
  boolean isFirst();

  /** What was known was hashed with another key, and cannot be compared. */
  boolean hasOtherKey();

  /** What was known is damaged, and was not believed. */
  boolean isDamaged();

  /**
   * Puts {@code RUN.outcomes}, {@code RUN.sent} and the known people without the sent ones in
   * place, on disk. To be called before the run is sealed: what is sent of a person must not be
   * known any more when the first request goes out.
   *
   * @throws IllegalStateException before the last person was taken
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  void publish() throws IOException;
}
