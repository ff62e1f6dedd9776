package io.attentivecourier.row;

/** The query's own labels of the columns that a door reads: the keys of its rows. */
public record Columns(String identifier, String segment) {}
