package io.attentivecourier.console;

/**
 * Somebody who is let in.
 *
 * @param formToken what a form of theirs must send; null where none is asked for: programs send a
 *     secret with each request, and no page of a stranger can make them ask
 */
record Admission(Caller caller, String formToken) {}
