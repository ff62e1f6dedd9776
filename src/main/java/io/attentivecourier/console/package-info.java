/**
 * What a courier that serves shows of itself over HTTP: health and metrics. Entry: {@code
 * ObserveServer}. Names, states, counts and times only; it knows no warehouse and no receiver.
 */
package io.attentivecourier.console;
