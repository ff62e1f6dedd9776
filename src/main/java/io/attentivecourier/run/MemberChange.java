package io.attentivecourier.run;

/**
 * A list's members against those of the newest list of its segment at the receiver.
 *
 * @param added in this list and not in that one
 * @param removed in that list and not in this one: sending this one removes them
 * @param kept in both
 */
public record MemberChange(long added, long removed, long kept) {}
