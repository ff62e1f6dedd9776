package io.attentivecourier.settings;

import java.util.Set;

/**
 * The names of the query's columns, matched without case.
 *
 * @param identifier as written in the settings; else the name of the kind of identifier
 * @param segment as written in the settings, as are the next three
 * @param ignore in lower case; columns that no door uses
 */
public record Columns(
    String identifier,
    String segment,
    String campaign,
    String group,
    String consent,
    Set<String> ignore) {}
