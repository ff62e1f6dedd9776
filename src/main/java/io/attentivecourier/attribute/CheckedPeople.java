package io.attentivecourier.attribute;

import io.attentivecourier.row.Rejection;
import java.util.List;

/** A batch of rows after the rules: each row is in one of the two lists, in the query's order. */
public record CheckedPeople(List<AttributeRow> good, List<Rejection> rejections) {}
