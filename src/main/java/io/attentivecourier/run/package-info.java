/**
 * The words of the whole project: the id of a run, its kind, its state, why it began, what stopped
 * it. Entry: {@code RunId}, {@code RunReport}, {@code Reason}. Values only; it knows nobody.
 */
package io.attentivecourier.run;
