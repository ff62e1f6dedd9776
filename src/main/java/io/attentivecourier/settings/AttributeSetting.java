package io.attentivecourier.settings;

/**
 * A column that may be sent, and as what.
 *
 * @param column of the query, as written in the settings; matched without case
 * @param name Attentive's, case kept: {@code Tier} and {@code tier} are two attributes there
 * @param sensitiveReason why content on Attentive's forbidden list is allowed; null where not set
 * @param ofPipeline whether the pipeline has a key of its own for it: then its query must have it
 */
public record AttributeSetting(
    String column,
    String name,
    AttributeType type,
    Nulls nulls,
    String sensitiveReason,
    boolean ofPipeline) {}
