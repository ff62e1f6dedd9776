package io.attentivecourier.settings;

import java.net.URI;
import java.util.Set;

/**
 * The settings of alerts: where they go, and about which events.
 *
 * @param webhook an http or https URL; a secret, as anybody who knows it may post; absent if no
 *     alert goes there
 * @param signing signs what the webhook gets; absent if nothing is signed
 * @param mail null if no alert goes by mail
 * @param on the kinds that are told
 * @param owner the name or team of the pipeline, which an alert shows, or null
 * @param page where a browser finds the operator's page, to which an alert links; null if unset
 */
public record Alerts(
    Secret webhook, Secret signing, MailAccount mail, Set<AlertKind> on, String owner, URI page) {

  /** True if an alert goes anywhere. */
  public boolean isAnywhere() {
    return webhook.isPresent() || mail != null;
  }

  /** True if an alert of that kind goes anywhere. */
  public boolean isOn(AlertKind kind) {
    return isAnywhere() && on.contains(kind);
  }

  /** The events that an alert may be about. */
  public enum AlertKind {
    FAILED,
    HELD,
    PARTIAL,
    LATE,
    MISSED,
    /** Whole, after one that was failed, held, late or missed. */
    RECOVERED,
    WHOLE
  }
}
