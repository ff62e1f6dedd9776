package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The pipelines of a served home for who reads of them: those that run as they were loaded, those
 * that a setting pauses by their files.
 */
public final class PipelineCards implements Supplier<List<PipelineCard>> {
  private final Home home;
  private final LivePipelines live;
  private final Supplier<List<Configured>> configured;

  /**
   * @param configured all of the home, paused ones too
   */
  public PipelineCards(Home home, LivePipelines live, Supplier<List<Configured>> configured) {
    this.home = home;
    this.live = live;
    this.configured = configured;
  }

  @Override
  public List<PipelineCard> get() {
    Map<String, Pipeline> running =
        live.live().stream().collect(Collectors.toMap(Pipeline::name, Function.identity()));
    return configured.get().stream().map(one -> card(one, running.get(one.pipeline()))).toList();
  }

  private PipelineCard card(Configured one, Pipeline running) {
    return running == null
        ? PipelineText.read(home, one.pipeline()).card(home, one)
        : PipelineCard.of(running, one.disabledBy());
  }
}
