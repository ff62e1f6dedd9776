package io.attentivecourier.console;

/**
 * What one look found.
 *
 * @param name what was looked at, in one word
 * @param up false: somebody should look, as a list may not arrive
 * @param text names, counts and times for the operator, never a value from a row
 */
public record Check(String name, boolean up, String text) {}
