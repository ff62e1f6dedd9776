package io.attentivecourier.ledger;

/**
 * Why a run or one of its segments was held.
 *
 * @param segment null where the whole run was
 * @param guard its id
 * @param measure the value that was shown, as the guard writes it; null for a guard without one
 * @param message the numbers and the limit, in one clause
 */
public record Hold(String segment, String guard, String measure, String message) {}
