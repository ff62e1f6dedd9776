/**
 * Health and metrics of a courier that serves, over HTTP. Entry: {@code ConsoleServer}. It shows
 * names, states, counts and times only; it knows no warehouse and no receiver.
 */
package io.attentivecourier.console;
