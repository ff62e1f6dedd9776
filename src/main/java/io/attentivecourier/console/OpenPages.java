package io.attentivecourier.console;

import io.attentivecourier.settings.Fault;

/** The pages that a browser is shown whoever asks by it: nothing in them names a pipeline. */
public interface OpenPages {
  /**
   * The page with the form, which sends {@code secret} to where it came from.
   *
   * @param problem what was wrong with the last try; empty for the first
   * @param again true if the browser should ask once more by itself, with its cookies
   */
  String signIn(String problem, boolean again);

  /** Why a request was not answered, and what to do. */
  String refused(Fault fault);
}
