package io.attentivecourier.ledger;

import java.time.Instant;

/**
 * The list of a segment that was delivered last, of any date.
 *
 * @param rows of the whole list, in however many files it lay
 * @param bytes of those files; a pack's size counts for each segment in it
 * @param at when its last file was under its name at the receiver
 */
public record LastDelivery(String pipeline, String segment, long rows, long bytes, Instant at) {}
