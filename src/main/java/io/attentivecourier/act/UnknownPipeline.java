package io.attentivecourier.act;

import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.util.List;

/** The pipelines that a home has, by their files. */
public final class UnknownPipeline {
  private UnknownPipeline() {}

  /**
   * @throws SettingsFault where the home has no such pipeline
   */
  public static void require(Home home, String name) {
    List<Fault> faults = faults(home, name);
    if (!faults.isEmpty()) {
      throw new SettingsFault(faults);
    }
  }

  /** One where the home has no such pipeline, with the names that it has. */
  public static List<Fault> faults(Home home, String name) {
    List<String> names = Pipelines.names(home);
    if (names.contains(name)) {
      return List.of();
    }
    String fix =
        names.isEmpty()
            ? "there is no pipeline yet; `courier rehearse --keep DIR` leaves examples"
            : "there are: " + String.join(", ", names);
    return List.of(new Fault("routes/pipelines/" + name + ".camel.yaml", "is not there", fix));
  }
}
