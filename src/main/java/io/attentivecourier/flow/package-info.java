/**
 * The steps that the flows of lists and of people share: a run begins, its rows are read, it ends,
 * and a stop sign ends it early. Entry: {@code Runs}, {@code RowSteps}, which the routes call by
 * name. It does not know what a list or a person is.
 */
package io.attentivecourier.flow;
