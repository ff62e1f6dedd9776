package io.attentivecourier.run;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The next try of a run that may still come good.
 *
 * @param at before which {@code serve} does not start it
 * @param until when no further one starts
 * @param zone of the pipeline
 */
public record Retry(Instant at, Instant until, ZoneId zone) {

  /** In the words that the log, the ledger and an alert use. */
  public String told() {
    return "tried again at %s, until %s"
        .formatted(new Moment(at, zone).time(), new Moment(until, zone).time());
  }
}
