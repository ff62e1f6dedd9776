package io.attentivecourier.sort;

/**
 * The heap that a sort may take, and its division into buffers.
 *
 * @param keyBytes the maximum for entries that are only a key: 8 each, and half or all of that
 *     while they are sorted
 * @param entryBytes the maximum for entries with bytes: 26 and their length each while they are
 *     sorted
 * @param buffers the number of buffers of either kind: 2 if a full one is sorted and written while
 *     the caller fills the other one, each at half the size; a buffer is made when it is needed
 * @param keepsFew true if keys that fit into one buffer, and sort by themselves, are never written;
 *     they stay in memory until the close
 */
public record SortMemory(long keyBytes, long entryBytes, int buffers, boolean keepsFew) {
  /** Memory for keys alone, in one buffer: keys that fit into it are never written. */
  public static SortMemory ofKeys(long bytes) {
    return new SortMemory(bytes, 0, 1, true);
  }

  /** Memory for entries with bytes, in one buffer. */
  public static SortMemory ofEntries(long bytes) {
    return new SortMemory(0, bytes, 1, false);
  }

  /** Memory for entries with bytes, in two buffers. */
  public static SortMemory ofPairs(long bytes) {
    return new SortMemory(0, bytes, 2, false);
  }

  /** Memory for both: half of it for keys and half for entries with bytes, in two buffers each. */
  public static SortMemory ofBoth(long bytes) {
    return new SortMemory(bytes / 2, bytes / 2, 2, false);
  }

  /** The bytes of one buffer: as much again is for its sort, which two buffers share. */
  long bytesPerKeyBuffer() {
    return keyBytes / (buffers + 1);
  }

  /**
   * The bytes of one buffer, with room for its sort. While one of two buffers is sorted, it uses
   * the room of the other one, which is only filled.
   */
  long bytesPerEntryBuffer() {
    return buffers == 1 ? entryBytes / 6 * 5 : entryBytes / buffers;
  }
}
