package io.attentivecourier;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.pipeline.HomeFile;
import io.attentivecourier.pipeline.Pipeline;
import io.attentivecourier.pipeline.PipelineFiles;
import io.attentivecourier.pipeline.RouteFault;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through a home's routes without a warehouse, a receiver or a trace. */
public final class OfflineCheck {
  private final Home home;

  /**
   * @param home with a state of its own for {@link #faults}, which the caller removes
   */
  public OfflineCheck(Home home) {
    this.home = home;
  }

  /** The faults of all pipelines, with the settings that a look apart has. */
  public List<Fault> faults(Settings settings) throws IOException {
    return faults(settings, PipelineFiles.names(home));
  }

  private List<Fault> faults(Settings settings, List<String> names) throws IOException {
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

  private static Optional<Fault> fault(Courier courier, Pipeline pipeline) throws Exception {
    try {
      courier.routes().add(pipeline, pipeline.handStart());
      // Camel looks through all routes at each one more: 2,000 of them took a minute and 60 MB.
      courier.routes().remove(pipeline.name());
      return Optional.empty();
    } catch (SettingsFault fault) {
      return Optional.of(fault.faults().get(0));
    }
  }

  /**
   * The same beside a courier at work, with a state that nobody else sees.
   *
   * @param names the pipelines to look at
   */
  public List<Fault> apart(Settings settings, List<String> names) throws IOException {
    Path scratch = Files.createTempDirectory(Durable.folder(home.tmp()), "check");
    try {
      Home alone = home.withState(scratch);
      return new OfflineCheck(alone).faults(settings.apart(alone), names);
    } finally {
      Trees.delete(scratch);
    }
  }
}
