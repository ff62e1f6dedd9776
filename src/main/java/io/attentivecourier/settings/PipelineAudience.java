package io.attentivecourier.settings;

import java.util.Set;

/**
 * Who may see a pipeline on the console, and who may act on it: names and roles. Both only narrow
 * what a role allows; empty is everybody.
 */
public record PipelineAudience(Set<String> visibleTo, Set<String> mayAct) {
  public PipelineAudience {
    visibleTo = visibleTo == null ? Set.of() : Set.copyOf(visibleTo);
    mayAct = mayAct == null ? Set.of() : Set.copyOf(mayAct);
  }
}
