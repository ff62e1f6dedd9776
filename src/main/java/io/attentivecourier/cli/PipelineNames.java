package io.attentivecourier.cli;

import io.attentivecourier.Pipelines;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.util.List;

/** The pipelines that a home has, by their files. */
final class PipelineNames {
  private PipelineNames() {}

  /**
   * @throws SettingsFault where the home has no such pipeline
   */
  static void require(Home home, String name) {
    List<Fault> faults = faults(home, name);
    if (!faults.isEmpty()) {
      throw new SettingsFault(faults);
    }
  }

  /** One where the home has no such pipeline, with the names that it has. */
  static List<Fault> faults(Home home, String name) {
    List<String> names = Pipelines.names(home);
    if (names.contains(name)) {
      return List.of();
    }
    String mend =
        names.isEmpty()
            ? "there is no pipeline yet; `courier rehearse --keep DIR` leaves examples"
            : "there are: " + String.join(", ", names);
    return List.of(new Fault("routes/pipelines/" + name + ".camel.yaml", "is not there", mend));
  }
}
