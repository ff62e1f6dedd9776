/**
 * What Attentive is known to have of each person, and who was asked: keyed hashes in sorted files
 * under {@code var/people/}, read and written as streams, so 10 million people take no more heap
 * than ten.
 *
 * <p>One rule decides every doubt: a person too many is sent again, none is ever skipped. At the
 * subscribers' door it is the reverse: a person who may have been asked is not asked again.
 */
package io.attentivecourier.people;
