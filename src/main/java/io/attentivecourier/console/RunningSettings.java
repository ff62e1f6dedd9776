package io.attentivecourier.console;

import java.util.List;

/**
 * What of the last edit of the settings does not hold.
 *
 * @param broken keys at fault: the settings before the edit hold
 * @param restart keys that were changed and hold only after a restart
 */
public record RunningSettings(List<String> broken, List<String> restart) {
  public RunningSettings {
    broken = List.copyOf(broken);
    restart = List.copyOf(restart);
  }
}
