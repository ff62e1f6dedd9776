package io.attentivecourier.console;

import java.time.Instant;
import java.util.List;

/**
 * The pipelines at work: the last set of files that loaded whole.
 *
 * @param since when that set was loaded
 * @param broken names of files that were changed since and do not load
 */
public record RunningPipelines(Instant since, List<String> broken) {
  public RunningPipelines {
    broken = List.copyOf(broken);
  }
}
