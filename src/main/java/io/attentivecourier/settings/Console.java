package io.attentivecourier.settings;

/** Where the operator's page listens. */
public record Console(String host, int port) {}
