/**
 * Who may be opted in, and the request that does it. Attentive opts in whoever it is sent and may
 * text them at once, so a row needs the consent of its own person.
 */
package io.attentivecourier.subscriber;
