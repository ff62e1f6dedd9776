package io.attentivecourier.subscriber;

import io.attentivecourier.row.Rejection;
import java.util.List;

/** A batch of rows after the rules: each row is in one of the two lists, in the query's order. */
public record CheckedSubscribers(List<SubscriberRow> good, List<Rejection> rejections) {}
