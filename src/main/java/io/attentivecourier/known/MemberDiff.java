package io.attentivecourier.known;

import java.io.IOException;
import java.util.Optional;

/** The difference between the members of a list and those of an older one. */
public record MemberDiff(long added, long removed, long kept) {

  /**
   * Compares both in one pass. Empty if they were hashed with two keys: then nobody can be found
   * again, and that means "no comparison", not "all new".
   *
   * @throws IllegalStateException if one of them is damaged
   */
  public static Optional<MemberDiff> of(Snapshot baseline, Snapshot now) throws IOException {
    if (!baseline.keyId().equals(now.keyId())) {
      // A damaged id of a key looks like the id of another key.
      baseline.checkWhole();
      now.checkWhole();
      return Optional.empty();
    }
    long kept = kept(baseline, now);
    return Optional.of(new MemberDiff(now.count() - kept, baseline.count() - kept, kept));
  }

  private static long kept(Snapshot baseline, Snapshot now) throws IOException {
    try (HashReader older = baseline.reader();
        HashReader newer = now.reader()) {
      return kept(older, newer);
    }
  }

  /**
   * Reads both to their ends, also if one ends first: only then it is known that they are whole.
   */
  private static long kept(HashReader older, HashReader newer) throws IOException {
    long kept = 0;
    boolean inOlder = older.next();
    boolean inNewer = newer.next();
    while (inOlder || inNewer) {
      int order = order(older, inOlder, newer, inNewer);
      kept += order == 0 ? 1 : 0;
      inOlder = order <= 0 ? older.next() : inOlder;
      inNewer = order >= 0 ? newer.next() : inNewer;
    }
    return kept;
  }

  private static int order(HashReader older, boolean inOlder, HashReader newer, boolean inNewer) {
    if (!inOlder || !inNewer) {
      return inOlder ? -1 : 1;
    }
    return Long.compareUnsigned(older.hash(), newer.hash());
  }
}
