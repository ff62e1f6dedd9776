package io.attentivecourier.console;

import io.attentivecourier.settings.Console;
import io.attentivecourier.settings.Settings;

/** The settings of the moment, with what is made of them once. */
record InForce(Settings settings, Console console, Tokens tokens, OwnHosts hosts) {
  static InForce of(Settings settings) {
    Console console = settings.console();
    return new InForce(settings, console, new Tokens(console.tokens()), OwnHosts.of(console));
  }
}
