package io.attentivecourier.subscriber;

import io.attentivecourier.row.Rejection;
import java.util.List;

/**
 * A batch of rows after the rules: each row is in one of the first two lists, in the query's order.
 *
 * @param refusing the identifiers, in their normal form, of rows without consent: whoever refuses
 *     in one row and consents in another does not consent
 */
public record CheckedSubscribers(
    List<SubscriberRow> good, List<Rejection> rejections, List<String> refusing) {}
