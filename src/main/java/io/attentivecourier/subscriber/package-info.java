/**
 * A subscriber: who may be opted in, and the request that does it. Entry: {@code SubscriberRules},
 * {@code SignUp}. Attentive opts in everybody whom it is sent and may text them at once, so a row
 * needs the consent of its own person. It does not know who was asked before.
 */
package io.attentivecourier.subscriber;
