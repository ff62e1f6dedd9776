package io.attentivecourier.pipeline;

import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.ledger.ScheduleRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Tells when each pipeline of a served home is due next, and which are paused. */
public final class NextDues {
  private final LivePipelines pipelines;
  private final ScheduleRepository schedules;
  private final Clock clock;

  public NextDues(LivePipelines pipelines, ScheduleRepository schedules, Clock clock) {
    this.pipelines = pipelines;
    this.schedules = schedules;
    this.clock = clock;
  }

  /**
   * @param at null while it is paused, and for a pipeline that is started by hand
   */
  public record NextDue(String pipeline, Instant at, boolean isPaused) {}

  /** As of now, also those that a setting pauses. */
  public List<NextDue> now() {
    Pause.Pauses pauses = schedules.pauses();
    Stream<NextDue> live = pipelines.live().stream().map(one -> of(one, pauses));
    Stream<NextDue> disabled =
        pipelines.disabled().stream().map(name -> new NextDue(name, null, true));
    return Stream.concat(live, disabled).toList();
  }

  private NextDue of(Pipeline pipeline, Pause.Pauses pauses) {
    boolean paused = pauses.now(pipeline.name()).filter(one -> !one.isBySetting()).isPresent();
    return new NextDue(pipeline.name(), paused ? null : next(pipeline), paused);
  }

  private Instant next(Pipeline pipeline) {
    return pipeline.cron() == null
        ? null
        : FireTimes.of(pipeline.cron(), pipeline.zone()).after(clock.instant()).orElse(null);
  }
}
