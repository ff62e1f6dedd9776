package io.attentivecourier.list;

import io.attentivecourier.sort.SerialExecutor;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Batches of members for the caller to write, while one thread makes the next ones and another
 * notes those before: each of the three takes about as long. For one caller, who closes it before
 * the stage that the batches come from, and before what notes them.
 */
public final class MemberPrefetch implements Iterator<MemberBatch>, Closeable {
  /** Two megabytes. A thread that forces a file to disk lets the others go on for that long. */
  private static final int AHEAD = 32;

  private final Iterator<MemberBatch> source;
  private final Note note;
  private final SerialExecutor<Optional<MemberBatch>> reader =
      new SerialExecutor<>("member-reader", "members");
  private final SerialExecutor<Void> noter = new SerialExecutor<>("member-noter", "members");
  private Optional<MemberBatch> coming;

  /** Takes each batch, once, in order. */
  @FunctionalInterface
  public interface Note {
    void append(MemberBatch batch) throws IOException;
  }

  /**
   * Starts to read. From here on only its threads touch the source and the note; the caller may
   * look at the note once it has seen the end.
   */
  public MemberPrefetch(Iterator<MemberBatch> source, Note note) {
    this.source = source;
    this.note = note;
    for (int batches = 0; batches < AHEAD; batches++) {
      reader.submit(this::read);
    }
  }

  /**
   * @return false once the last batch is noted too
   * @throws io.attentivecourier.run.Refusal INTERRUPTED where the caller was, while it waited
   * @throws RuntimeException what the source or the note threw, an IOException as unchecked: a
   *     broken-off list must not look ended
   */
  @Override
  public boolean hasNext() {
    if (coming == null) {
      coming = reader.result();
    }
    if (coming.isEmpty()) {
      noter.finish();
    }
    return coming.isPresent();
  }

  @Override
  public MemberBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    MemberBatch batch = coming.get();
    coming = null;
    reader.submit(this::read);
    note(batch);
    return batch;
  }

  private Optional<MemberBatch> read() {
    return source.hasNext() ? Optional.of(source.next()) : Optional.empty();
  }

  private void note(MemberBatch batch) {
    if (noter.pending() == AHEAD) {
      noter.result();
    }
    noter.submit(() -> writeNote(batch));
  }

  private Void writeNote(MemberBatch batch) throws IOException {
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
