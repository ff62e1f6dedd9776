/**
 * What is told to whom, and that it arrives: counts and names, and nothing of a person. Entry:
 * {@code AlertBox}. Nobody waits for an alert: the state of a run does not depend on it.
 */
package io.attentivecourier.alert;
