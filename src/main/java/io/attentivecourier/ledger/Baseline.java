package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;

/**
 * The newest list of a segment that lies whole at the receiver.
 *
 * @param rows its members
 */
public record Baseline(String segment, String pipeline, RunId run, long rows) {}
