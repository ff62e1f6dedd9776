package io.attentivecourier.settings;

import java.util.Set;

/**
 * Who is told of what.
 *
 * @param webhook an http or https URL; a secret, as who knows it may post; absent: nobody is told
 * @param on the kinds that are told
 */
public record Alerts(Secret webhook, Set<AlertKind> on) {

  /** What an alert may be about. */
  public enum AlertKind {
    FAILED,
    HELD,
    PARTIAL,
    LATE,
    MISSED,
    WHOLE
  }
}
