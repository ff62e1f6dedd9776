/**
 * Keeps what people have at Attentive, as keyed hashes: the members of each list, and the last
 * applied values of each person. It also decides if the ledger can be believed about the people who
 * were asked to subscribe. Entry: {@code Snapshots}, {@code KnownPeople}, {@code AskedPeople}. Its
 * sorted files are read and written as streams: 10 million people take no more heap than ten. It
 * knows no endpoint and no route.
 *
 * <p>One rule decides every doubt: a person too many is sent again, none is ever skipped. For
 * subscribers it is the reverse: a person who may have been asked is not asked again.
 */
package io.attentivecourier.known;
