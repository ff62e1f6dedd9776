/**
 * How a courier that serves answers over HTTP, and whom: endpoints by path, roles, tokens,
 * sessions; and health and metrics. Entry: {@code ConsoleServer}. It shows names, states, counts
 * and times only; it knows no warehouse and no receiver.
 */
package io.attentivecourier.console;
