package io.attentivecourier.outbox;

/**
 * That a guard holds, and why.
 *
 * @param segment null where the whole run is held
 * @param measure the value that is shown: a release lifts the guard up to it
 * @param message the numbers and the limit, in one clause
 */
public record GuardVerdict(Guard guard, String segment, Measure measure, String message) {}
