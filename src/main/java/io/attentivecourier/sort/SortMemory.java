package io.attentivecourier.sort;

/**
 * The heap that a sort may take, and how.
 *
 * @param keyBytes at most, for entries that are only a key: 16 each
 * @param entryBytes at most, for entries with bytes: 26 and their length each while they are sorted
 * @param buffers of either kind: 2 where a full one is sorted and written while the caller fills
 *     the other one, at half the size; taken when it is needed
 * @param keepsFew keys that fit into one buffer, and sort by themselves, are never written; they
 *     stay in memory until the close
 */
public record SortMemory(long keyBytes, long entryBytes, int buffers, boolean keepsFew) {
  /** For keys alone, in one buffer: as many as fit are never written. */
  public static SortMemory ofKeys(long bytes) {
    return new SortMemory(bytes, 0, 1, true);
  }

  /** For entries with bytes, in one buffer. */
  public static SortMemory ofEntries(long bytes) {
    return new SortMemory(0, bytes, 1, false);
  }

  /** Half of it for keys and half for entries with bytes, in two buffers each. */
  public static SortMemory ofBoth(long bytes) {
    return new SortMemory(bytes / 2, bytes / 2, 2, false);
  }

  long bytesPerKeyBuffer() {
    return keyBytes / buffers;
  }

  /** While one of two is sorted, the room for it is that of the other one, which is only filled. */
  long bytesPerEntryBuffer() {
    return buffers == 1 ? entryBytes / 6 * 5 : entryBytes / buffers;
  }
}
