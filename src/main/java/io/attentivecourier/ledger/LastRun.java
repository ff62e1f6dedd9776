package io.attentivecourier.ledger;

import io.attentivecourier.run.RunState;
import java.time.Instant;

/**
 * A pipeline's last run of a date, without its segments: enough to pass over the many that need
 * nothing.
 *
 * @param state RUNNING where it has no end
 */
public record LastRun(Instant startedAt, RunState state) {}
