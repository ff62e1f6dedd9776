/**
 * What a courier that serves shows of itself over HTTP: its health and its metrics. Names, states,
 * counts and times only.
 */
package io.attentivecourier.console;
