/**
 * What the flows of lists and of people share: how a run begins, how its rows are read, how it
 * ends, and what stops it. Entry: {@code Runs} and {@code RowSteps}, which the routes call by name.
 * It does not know what a list or a person is.
 */
package io.attentivecourier.flow;
