package io.attentivecourier.settings;

import java.util.Set;

/**
 * The settings of alerts: where they go, and about which events.
 *
 * @param webhook an http or https URL; a secret, as anybody who knows it may post; absent if no
 *     alerts are sent
 * @param on the kinds that are told
 */
public record Alerts(Secret webhook, Set<AlertKind> on) {

  /** The events that an alert may be about. */
  public enum AlertKind {
    FAILED,
    HELD,
    PARTIAL,
    LATE,
    MISSED,
    WHOLE
  }
}
