package io.attentivecourier.sort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Sorts entries in bounded memory and yields only the last of equal entries. Call {@link #add} for
 * each entry, then {@link #sorted}, then {@link #close}. It is for one thread.
 *
 * <p>It checks what it yields: every entry that was added came back or was counted as dropped, and
 * each spill came back whole and in order.
 */
public final class ExternalSort implements Closeable {
  private final SortMemory memory;
  private final Supplier<KeyOrder> order;
  private final KeyRoom room;
  private final Spills spills;
  private DoubleBuffer<KeyBuffer> keys;
  private DoubleBuffer<EntryBuffer> entries;
  private long added;
  private boolean ended;

  /**
   * @param folder the folder for the spills, for their owner alone; it exists already
   * @param prefix the start of their names; no other sort has it in that folder
   */
  public ExternalSort(Path folder, String prefix, SortMemory memory) {
    this(folder, prefix, memory, new KeyRoom());
  }

  /**
   * @param room of sorts that come one after the other, each closed before the next
   */
  public ExternalSort(Path folder, String prefix, SortMemory memory, KeyRoom room) {
    this(folder, prefix, memory, () -> KeyOrder.SAME, room);
  }

  /**
   * @param order is called for each spill and each merge; a key that was added must keep its place
   *     among the others, whichever come later
   */
  public ExternalSort(Path folder, String prefix, SortMemory memory, Supplier<KeyOrder> order) {
    this(folder, prefix, memory, order, new KeyRoom());
  }

  /**
   * @param order as above
   * @param room of sorts that come one after the other; from {@link #sorted} on another may have it
   */
  public ExternalSort(
      Path folder, String prefix, SortMemory memory, Supplier<KeyOrder> order, KeyRoom room) {
    this.memory = memory;
    this.order = order;
    this.room = room;
    this.spills = new Spills(folder, prefix);
  }

  /**
   * Adds an entry that is only a key.
   *
   * @throws io.attentivecourier.run.Refusal NO_SPACE, as from all methods here, if a spill did not
   *     fit on the disk
   * @throws java.io.UncheckedIOException if it could not be written for another reason
   */
  public void add(long key) {
    checkOpen();
    if (keys == null) {
      keys = new DoubleBuffer<>(() -> new KeyBuffer(memory.bytesPerKeyBuffer(), room), isAlone());
    }
    added++;
    while (!keys.filling().add(key)) {
      spill(keys);
    }
  }

  /**
   * Adds an entry with bytes.
   *
   * @param bytes the bytes of the entry, from the first
   * @param compared the number of bytes that count for the order
   */
  public void add(long key, byte[] bytes, int compared, int length) {
    add(key, bytes, 0, compared, length);
  }

  /**
   * The same, of bytes that stand from a place on.
   *
   * @param length the number of bytes of the entry
   */
  public void add(long key, byte[] bytes, int from, int compared, int length) {
    checkOpen();
    if (entries == null) {
      entries = new DoubleBuffer<>(() -> new EntryBuffer(memory.bytesPerEntryBuffer()), isAlone());
    }
    added++;
    while (!entries.filling().add(key, bytes, from, compared, length)) {
      spill(entries);
    }
  }

  /**
   * Returns the entries, from the first at each call; the entries of an earlier call can then not
   * be used any more. Nothing can be added any more.
   */
  public SortedEntries sorted() throws IOException {
    ended = true;
    KeyOrder now = order.get();
    if (fitsInMemory(now)) {
      return new SortedEntries(keys.filling().inMemory(), added, 0);
    }
    spillRest(keys, now);
    spillRest(entries, now);
    spills.finish();
    release();
    SpillMerge merge = spills.merge(now);
    return new SortedEntries(merge, added, spills.dropped());
  }

  /** Waits for the spill that is being written, and deletes all spills. */
  @Override
  public void close() throws IOException {
    ended = true;
    spills.close();
    release();
  }

  /** Once nobody sorts them any more. */
  private void release() {
    if (keys != null) {
      keys.filling().release();
    }
    keys = null;
    entries = null;
  }

  private boolean isAlone() {
    return memory.buffers() == 1;
  }

  private void spill(DoubleBuffer<?> buffers) {
    spills.add(buffers.turn(), order.get());
    if (isAlone()) {
      spills.finish();
    }
  }

  private boolean fitsInMemory(KeyOrder now) {
    boolean onlyKeys = keys != null && entries == null;
    return memory.keepsFew() && onlyKeys && spills.isEmpty() && now == KeyOrder.SAME;
  }

  private void spillRest(DoubleBuffer<?> buffers, KeyOrder now) {
    if (buffers != null && !buffers.filling().isEmpty()) {
      spills.add(buffers.filling(), now);
    }
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException("a sort that was read or closed takes nothing any more");
    }
  }
}
