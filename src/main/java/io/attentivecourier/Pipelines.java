package io.attentivecourier;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.pipeline.CamelSettings;
import io.attentivecourier.pipeline.FlowFiles;
import io.attentivecourier.pipeline.HomeFile;
import io.attentivecourier.pipeline.Pipeline;
import io.attentivecourier.pipeline.PipelineFiles;
import io.attentivecourier.pipeline.RouteFault;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A home's pipelines as their files have them, asked without a courier at work. */
public final class Pipelines {
  private static final String UNLIKE =
      " is not the jar's of that name, and takes its place: compare the two after an upgrade";

  private Pipelines() {}

  /** The names of a home's pipelines, by their files. */
  public static List<String> names(Home home) {
    return PipelineFiles.names(home);
  }

  /** The door that a pipeline's file names. */
  public static Destination destination(Home home, String pipeline) {
    return PipelineFiles.destination(home, pipeline);
  }

  /** The pipelines with their schedules, paused ones too; read without starting anything. */
  public static List<DayView.Configured> configured(Home home, Settings settings) throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      return new PipelineFiles(home, settings)
          .readAll(context).stream()
              .map(pipeline -> pipeline.configured(settings.disabledBy(pipeline.name())))
              .toList();
    }
  }

  /**
   * What is wrong with a home's routes, without a warehouse, a receiver or a trace.
   *
   * @param home with a state of its own, which the caller removes
   */
  public static List<Fault> check(Home home, Settings settings) throws IOException {
    return check(home, settings, names(home));
  }

  private static List<Fault> check(Home home, Settings settings, List<String> names)
      throws IOException {
    PipelineFiles files = new PipelineFiles(home, settings);
    List<Fault> faults = new ArrayList<>();
    try (Courier courier = Courier.start(home, settings, Clock.systemUTC())) {
      for (Pipeline pipeline : files.read(courier.context(), names)) {
        fault(courier, pipeline).ifPresent(faults::add);
      }
    } catch (SettingsFault fault) {
      faults.addAll(fault.faults());
    } catch (Exception e) {
      faults.add(RouteFault.of(HomeFile.name(home, home.routes()), e));
    }
    faults.addAll(files.faults());
    return faults;
  }

  /** The files of a home that look like routes and are not read. */
  public static List<String> unread(Home home) throws IOException {
    return FlowFiles.UnreadFiles.of(home);
  }

  /**
   * What runs and may still be meant otherwise: files that nobody reads, settings without effect,
   * schedules at an hour that some date lacks.
   */
  public static List<String> warnings(Home home, Settings settings) throws Exception {
    List<String> warnings = new ArrayList<>(FlowFiles.UnreadFiles.of(home));
    try (CamelContext context = new DefaultCamelContext()) {
      new FlowFiles(home)
          .unlikeShipped(context)
          .forEach(name -> warnings.add("routes/" + name + UNLIKE));
      warnings.addAll(new CamelSettings(settings.camel()).withoutEffect(context));
    }
    Instant now = Clock.systemUTC().instant();
    warnings.addAll(new LackingHours(home, now).warnings(configured(home, settings)));
    return warnings;
  }

  private static Optional<Fault> fault(Courier courier, Pipeline pipeline) throws Exception {
    try {
      courier.add(pipeline, pipeline.handStart());
      // Camel looks through all routes at each one more: 2,000 of them took a minute and 60 MB.
      courier.remove(pipeline.name());
      return Optional.empty();
    } catch (SettingsFault fault) {
      return Optional.of(fault.faults().get(0));
    }
  }

  /**
   * {@link #check} beside a courier at work, with a state that nobody else sees.
   *
   * @param names the pipelines to look at
   */
  static List<Fault> checkApart(Home home, Settings settings, List<String> names)
      throws IOException {
    Path scratch = Files.createTempDirectory(Durable.folder(home.tmp()), "check");
    try {
      Home apart = home.withState(scratch);
      return check(apart, settings.apart(apart), names);
    } finally {
      Trees.delete(scratch);
    }
  }
}
