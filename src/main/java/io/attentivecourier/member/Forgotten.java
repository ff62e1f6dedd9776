package io.attentivecourier.member;

import java.util.List;

/**
 * What {@code forget} took away, in lines of files and in entries of snapshots.
 *
 * @param notLookedInto files, by their paths under {@code var/}, that are packed or encrypted: they
 *     go when {@code courier.retentionDays} are over
 */
public record Forgotten(
    long sent, long failed, long rejected, long snapshots, List<String> notLookedInto) {
  public Forgotten {
    notLookedInto = List.copyOf(notLookedInto);
  }

  /** Whether there was anything of that person. */
  public boolean isAny() {
    return sent + failed + rejected + snapshots > 0;
  }
}
