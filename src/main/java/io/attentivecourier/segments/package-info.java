/**
 * The flow of lists: staged, judged, planned, packed, sealed, delivered, resent. Entry: {@code
 * SegmentSteps}, {@code SealSteps}, {@code DeliverySteps}, which the routes call by name. It does
 * not know the flow of people.
 */
package io.attentivecourier.segments;
