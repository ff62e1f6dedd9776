package io.attentivecourier.act;

import io.attentivecourier.home.Locks;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Nearest;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Ends a list here: nobody owns its name, nothing is compared with it, and nobody misses it. */
public final class SegmentRetirement {
  private static final int NEAR = 3;

  private final Ledger ledger;
  private final Snapshots snapshots;
  private final Locks locks;

  public SegmentRetirement(Ledger ledger, Snapshots snapshots, Locks locks) {
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.locks = locks;
  }

  /**
   * The pipeline that owns the segment.
   *
   * @throws SettingsFault where none does
   */
  public String owner(String segment) {
    Map<String, String> owners = ledger.deliveries().owners();
    if (owners.containsKey(segment)) {
      return owners.get(segment);
    }
    String fix =
        owners.isEmpty()
            ? "this ledger knows no delivered segment"
            : "near: " + String.join(", ", Nearest.few(segment, owners.keySet(), NEAR));
    throw new SettingsFault(
        "SEGMENT", "\"" + segment + "\" is no segment that a pipeline owns", fix);
  }

  /**
   * Retires it. The ledger first: without it nothing is retired, and snapshots that stay are only
   * left.
   *
   * @return false if its pipeline is running: then nothing was done
   */
  public boolean retire(String owner, Act act) throws IOException {
    Optional<Locks.Held> lock = locks.tryLock("pipeline-" + owner);
    if (lock.isEmpty()) {
      return false;
    }
    try (Locks.Held held = lock.get()) {
      requireNothingUnderWay(owner, act.segment());
      ledger.runs().note(act);
      snapshots.retire(act.segment());
      return true;
    }
  }

  /**
   * Refuses while a list of that name is sealed: the next start sends it, and its delivery would
   * take the name again.
   */
  private void requireNothingUnderWay(String owner, String segment) {
    for (RunId run : ledger.runs().unfinished()) {
      boolean holdsIt =
          ledger.files().undelivered(run).stream()
              .flatMap(file -> file.parts().stream())
              .anyMatch(part -> part.segment().equals(segment));
      if (holdsIt) {
        throw new SettingsFault(
            "SEGMENT",
            "\"" + segment + "\" waits in var/outbox, sealed by " + run,
            "type `courier run " + owner + "` first, then retire it");
      }
    }
  }
}
