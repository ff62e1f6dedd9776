package io.attentivecourier.pipeline;

import io.attentivecourier.home.Locks;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** The routes of pipelines in a courier's context: each is added, removed, and tried apart. */
public final class PipelineRoutes {
  private final ModelCamelContext context;
  private final Locks locks;
  private final CheckApart apart;

  /** Tries pipelines in a context and a state of their own, so that nothing at work is touched. */
  @FunctionalInterface
  public interface CheckApart {
    /**
     * @param names the pipelines to look at
     */
    List<Fault> faults(Settings settings, List<String> names) throws IOException;
  }

  /** A change of a pipeline while no run of it is under way. */
  @FunctionalInterface
  interface Edit {
    void make() throws Exception;
  }

  /** Without a look apart: for pipelines that are loaded once. */
  public PipelineRoutes(ModelCamelContext context, Locks locks) {
    this(context, locks, PipelineRoutes::none);
  }

  private PipelineRoutes(ModelCamelContext context, Locks locks, CheckApart apart) {
    this.context = context;
    this.locks = locks;
    this.apart = apart;
  }

  private static List<Fault> none(Settings settings, List<String> names) {
    throw new IllegalStateException("nothing tries these pipelines apart: " + names);
  }

  /** The same routes, whose edits are tried apart first. */
  public PipelineRoutes checkedBy(CheckApart check) {
    return new PipelineRoutes(context, locks, check);
  }

  ModelCamelContext context() {
    return context;
  }

  List<Fault> faultsApart(Settings settings, List<String> names) throws IOException {
    return apart.faults(settings, names);
  }

  /**
   * Adds a pipeline with the given start in place of its own.
   *
   * @throws SettingsFault in the words of a check, if Camel cannot start it
   */
  public void add(Pipeline pipeline, String start) {
    RouteDefinition route = pipeline.route();
    route.getInput().setUri(start);
    PipelineFailure.guard(context, route, pipeline.file());
    try {
      context.addRouteDefinitions(List.of(route));
    } catch (Exception unstarted) {
      throw new SettingsFault(List.of(RouteFault.of(pipeline.file(), unstarted)));
    }
  }

  /** Takes a pipeline out, with its schedule. */
  public void remove(String pipeline) throws Exception {
    context.getRouteController().stopRoute(pipeline);
    context.removeRoute(pipeline);
  }

  /** Makes the edit unless the pipeline is running; then a later look makes it. */
  void whenIdle(String pipeline, Edit edit) throws Exception {
    Optional<Locks.Held> lock = locks.tryLock("pipeline-" + pipeline);
    if (lock.isPresent()) {
      try (Locks.Held held = lock.get()) {
        edit.make();
      }
    }
  }
}
