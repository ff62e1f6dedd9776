package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import java.time.Instant;

/**
 * A job that the receiver accepted and whose end is not known.
 *
 * @param first the first line of its request, from 0
 * @param people the lines of its request
 */
public record OpenJob(RunId run, String job, long first, int people, Instant acceptedAt) {}
