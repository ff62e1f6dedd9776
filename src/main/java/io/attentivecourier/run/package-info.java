/**
 * The words of the whole project: the id of a run, its kind, its state, the request that began it,
 * the reason that stopped it. Entry: {@code RunId}, {@code RunReport}, {@code Reason}. Values only;
 * it knows no other room.
 */
package io.attentivecourier.run;
