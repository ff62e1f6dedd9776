package io.attentivecourier.console;

import io.attentivecourier.settings.Fault;

/** Says what a page would be made of. */
public enum TestPages implements OpenPages {
  NONE;

  @Override
  public String signIn(String problem, boolean again) {
    return "problem: " + problem + ", again: " + again;
  }

  @Override
  public String refused(Fault fault) {
    return "refused: " + fault.fault();
  }
}
