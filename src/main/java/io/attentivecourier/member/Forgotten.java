package io.attentivecourier.member;

import java.util.List;

/**
 * What {@code forget} took away, in lines of files and in entries of snapshots.
 *
 * @param known entries of those whom Attentive is known to have, and of what runs sent of them
 * @param notLookedInto files, by their paths under {@code var/}, that are packed, encrypted or
 *     damaged: they go when {@code courier.retentionDays} are over
 */
public record Forgotten(
    long sent, long failed, long rejected, long snapshots, long known, List<String> notLookedInto) {
  public Forgotten {
    notLookedInto = List.copyOf(notLookedInto);
  }

  /** The same, with so many entries of people who are known. */
  public Forgotten withKnown(long entries) {
    return new Forgotten(sent, failed, rejected, snapshots, entries, notLookedInto);
  }

  /** Whether there was anything of that person. */
  public boolean isAny() {
    return sent + failed + rejected + snapshots + known > 0;
  }
}
