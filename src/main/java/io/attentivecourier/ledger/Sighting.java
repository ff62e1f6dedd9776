package io.attentivecourier.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A pipeline's schedule as it was last seen.
 *
 * @param cron a Quartz expression, or null: manual, or gone
 * @param zone the zone it is read in; null where it was not told
 * @param since when this very schedule was first seen; only later fire times can be missed
 */
public record Sighting(String cron, ZoneId zone, Instant since) {

  /** Without a schedule the zone does not matter. */
  boolean isOf(String otherCron, ZoneId otherZone) {
    return Objects.equals(cron, otherCron) && (cron == null || Objects.equals(zone, otherZone));
  }
}
