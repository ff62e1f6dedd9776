package io.attentivecourier.segment;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Batches of members for the caller to write, while one thread makes the next batch and another
 * notes this one: each of the three takes about as long. For one caller, who closes it before the
 * stage that the batches come from, and before what notes them.
 */
public final class MembersAhead implements Iterator<MemberBatch>, Closeable {
  private final Iterator<MemberBatch> source;
  private final Note note;
  private final OwnThread<Optional<MemberBatch>> reader =
      new OwnThread<>("member-reader", "members");
  private final OwnThread<Void> noter = new OwnThread<>("member-noter", "members");

  /** What is done with each batch, once, in order. */
  @FunctionalInterface
  public interface Note {
    void append(MemberBatch batch) throws IOException;
  }

  /**
   * Starts to read. From here on only its threads touch the source and the note; the caller may
   * look at the note once it has seen the end.
   */
  public MembersAhead(Iterator<MemberBatch> source, Note note) {
    this.source = source;
    this.note = note;
    reader.begin(this::read);
  }

  /**
   * @return false once the last batch is noted too
   * @throws io.attentivecourier.run.Refusal INTERRUPTED where the caller was, while it waited
   * @throws RuntimeException what the source or the note threw, an IOException as unchecked: a
   *     broken-off list must not look ended
   */
  @Override
  public boolean hasNext() {
    boolean more = reader.result().isPresent();
    if (!more) {
      noter.result();
    }
    return more;
  }

  @Override
  public MemberBatch next() {
    MemberBatch batch = reader.result().orElseThrow(NoSuchElementException::new);
    noter.result();
    noter.begin(() -> noted(batch));
    reader.begin(this::read);
    return batch;
  }

  private Optional<MemberBatch> read() {
    return source.hasNext() ? Optional.of(source.next()) : Optional.empty();
  }

  private Void noted(MemberBatch batch) throws IOException {
    note.append(batch);
    return null;
  }

  /** Waits for what is being made and noted; the files are closed by the stage and by the note. */
  @Override
  public void close() {
    reader.close();
    noter.close();
  }
}
