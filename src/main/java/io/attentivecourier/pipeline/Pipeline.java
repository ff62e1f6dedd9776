package io.attentivecourier.pipeline;

import io.attentivecourier.ledger.DayView;
import io.attentivecourier.settings.Destination;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.camel.model.RouteDefinition;

/**
 * A pipeline as its file says.
 *
 * @param destination where its rows go
 * @param start where its file says that it starts
 * @param cron its Quartz schedule, or null where it is started by hand
 * @param zone the zone of its schedule and of its business date
 */
public record Pipeline(
    String name,
    Destination destination,
    String start,
    String cron,
    ZoneId zone,
    HomeFile file,
    RouteDefinition route) {

  /**
   * The route's start in a process that keeps schedules. No overlap (Quartz would start a second
   * run beside one that outlasts its period), the business zone, and no fire for the past: what was
   * missed is caught up by the ledger, once.
   */
  public String scheduledStart() {
    return cron == null
        ? handStart()
        : start + "&stateful=true&trigger.misfireInstruction=2&trigger.timeZone=" + zone.getId();
  }

  /** The query that its file holds or names; empty where it is made while the pipeline runs. */
  public Optional<String> query() {
    return Queries.asked(route);
  }

  /** The part of a pipeline that the ledger needs, if no setting pauses it. */
  public DayView.Configured configured() {
    return configured(null);
  }

  /**
   * The part of a pipeline that the ledger needs.
   *
   * @param disabledBy the setting that pauses it, or null
   */
  public DayView.Configured configured(String disabledBy) {
    return new DayView.Configured(name, cron, zone, disabledBy);
  }

  /** The route's start in a process that keeps none. */
  public String handStart() {
    return "direct:" + name;
  }
}
