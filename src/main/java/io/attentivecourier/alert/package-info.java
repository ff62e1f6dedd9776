/**
 * Tells operators about runs through a webhook, and makes sure that the message arrives: counts and
 * names, nothing of a person. Entry: {@code AlertBox}. No run waits for an alert, and the state of
 * a run does not depend on it.
 */
package io.attentivecourier.alert;
