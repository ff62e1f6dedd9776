package io.attentivecourier.settings;

/**
 * A value as it was given.
 *
 * @param text with its placeholders; blank where the key stands without a value
 * @param source as a message names it
 */
record Given(String text, String source) {}
