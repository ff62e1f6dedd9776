package io.attentivecourier.cli;

import io.attentivecourier.act.SegmentRetirement;
import io.attentivecourier.feed.TestHome;
import io.attentivecourier.home.Locks;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.settings.SettingsFault;
import java.util.Map;

/** What {@code courier retire} does, by the clock of a test's home and beside its courier. */
public final class Retirement {
  private Retirement() {}

  /** Whether the segment is retired now: it has an owner, and nothing of it is on its way. */
  public static boolean of(TestHome home, String segment) throws Exception {
    String owner = home.ledger().deliveries().owners().get(segment);
    if (owner == null) {
      return false;
    }
    IdentifierKey key = IdentifierKey.at(home.home().state().resolve("key"));
    Snapshots snapshots = new Snapshots(home.home(), key, Map::of);
    Act act = new Act(Act.Kind.RETIRE, null, segment, "jane", "the campaign is over");
    try {
      return new SegmentRetirement(home.ledger(), snapshots, new Locks(home.home().locks()))
          .retire(owner, act);
    } catch (SettingsFault underWay) {
      return false;
    }
  }
}
