package io.attentivecourier.segment;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Batches of members, the next one made and noted by a thread of its own while the caller writes
 * this one: to merge and to note takes about as long as to write. For one caller, who closes it
 * before the stage that the batches come from, and before what notes them.
 */
public final class MembersAhead implements Iterator<MemberBatch>, Closeable {
  /** A batch takes milliseconds; a disk that hangs is not waited for longer. */
  private static final long GRACE_SECONDS = 10;

  private final Iterator<MemberBatch> source;
  private final Note note;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(MembersAhead::daemon);
  private Future<Optional<MemberBatch>> coming;

  /** What is done with each batch before the caller has it. */
  @FunctionalInterface
  public interface Note {
    void append(MemberBatch batch) throws IOException;
  }

  /**
   * Starts to read. From here on only the thread touches the source and the note; the caller may
   * look at the note once it has seen the end.
   */
  public MembersAhead(Iterator<MemberBatch> source, Note note) {
    this.source = source;
    this.note = note;
    this.coming = thread.submit(this::read);
  }

  /**
   * @throws Refusal {@link Reason#INTERRUPTED} where the caller was, while it waited
   * @throws RuntimeException what the source or the note threw, an IOException as unchecked: a
   *     broken-off list must not look ended
   */
  @Override
  public boolean hasNext() {
    return awaited().isPresent();
  }

  @Override
  public MemberBatch next() {
    MemberBatch batch = awaited().orElseThrow(NoSuchElementException::new);
    coming = thread.submit(this::read);
    return batch;
  }

  private Optional<MemberBatch> read() throws IOException {
    if (!source.hasNext()) {
      return Optional.empty();
    }
    MemberBatch batch = source.next();
    note.append(batch);
    return Optional.of(batch);
  }

  private Optional<MemberBatch> awaited() {
    try {
      return coming.get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Reason.INTERRUPTED, "stopped while it waited for members");
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      return unchecked;
    }
    return failure instanceof IOException io
        ? new UncheckedIOException(io)
        : new IllegalStateException("the reader of the members died", failure);
  }

  /** Waits for the batch that is being made; its files are closed by the stage. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "member-reader");
    thread.setDaemon(true);
    return thread;
  }
}
