package io.attentivecourier;

import io.attentivecourier.act.ActRefusal;
import io.attentivecourier.act.Repeatable;
import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.LivePipelines;
import io.attentivecourier.pipeline.Pipeline;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says whether the process that serves can run a pipeline as its file stands. A fire runs the last
 * good text of a broken file; somebody who asks for a run after an edit means the new one.
 */
final class ServedPipelines {
  /** An edit is looked for every 2 s. */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(4);

  private final Home home;
  private final Supplier<Settings> settings;
  private final LivePipelines live;
  private final Clock clock;

  ServedPipelines(Home home, Supplier<Settings> settings, LivePipelines live, Clock clock) {
    this.home = home;
    this.settings = settings;
    this.live = live;
    this.clock = clock;
  }

  /**
   * @param again whether it is to replace what it delivered today
   * @throws SettingsFault where it cannot run, with what to do
   * @throws ActRefusal where it is being loaded
   */
  void requireRun(String pipeline, boolean again) {
    Pipeline loaded = loaded(pipeline);
    if (again) {
      Repeatable.requireFiles(pipeline, loaded.destination());
      Repeatable.requireLook(pipeline, settings.get());
    }
    require(settings.get().faultsForDelivery(loaded.destination(), pipeline));
  }

  /** The same for a plan, which needs no receiver. */
  void requirePlan(String pipeline) {
    require(settings.get().faultsForQuery(loaded(pipeline).destination(), pipeline));
  }

  private Pipeline loaded(String pipeline) {
    requireThere(pipeline);
    requireEnabled(pipeline);
    require(faults(pipeline));
    requireTakenOver(pipeline);
    return live.live().stream()
        .filter(one -> one.name().equals(pipeline))
        .findFirst()
        .orElseThrow(() -> beingLoaded(pipeline));
  }

  /** Names no other pipeline: who asks may not see all. */
  private void requireThere(String pipeline) {
    if (!Pipelines.names(home).contains(pipeline)) {
      throw new SettingsFault(
          name(pipeline), "is not there", "put it back: a release reads its query again");
    }
  }

  private void requireEnabled(String pipeline) {
    String key = settings.get().disabledBy(pipeline);
    if (key != null) {
      throw new SettingsFault(
          key,
          "is false, so that `serve` has not loaded " + pipeline,
          "remove it, or set it to true; `courier run " + pipeline + "` runs it all the same");
    }
  }

  private List<Fault> faults(String pipeline) {
    String file = name(pipeline);
    return live.faults().stream().filter(fault -> fault.key().startsWith(file)).toList();
  }

  private static void require(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new SettingsFault(faults);
    }
  }

  private static String name(String pipeline) {
    return "routes/pipelines/" + pipeline + ".camel.yaml";
  }

  private void requireTakenOver(String pipeline) {
    Path file = home.pipelines().resolve(pipeline + ".camel.yaml");
    try {
      Instant saved = Files.getLastModifiedTime(file).toInstant();
      if (saved.isAfter(live.since()) && saved.isAfter(clock.instant().minus(TAKEN_OVER))) {
        throw beingLoaded(pipeline);
      }
    } catch (IOException gone) {
      throw beingLoaded(pipeline);
    }
  }

  private static ActRefusal beingLoaded(String pipeline) {
    return ActRefusal.underWay(
        null, name(pipeline) + " is being taken over: nothing was begun; ask again in 5 seconds");
  }
}
