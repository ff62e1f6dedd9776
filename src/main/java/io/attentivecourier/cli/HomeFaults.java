package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Fault;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What a home lacks before anything of it can be sent. */
final class HomeFaults {
  private HomeFaults() {}

  static List<Fault> of(Home home) {
    List<Fault> faults = new ArrayList<>();
    if (!Files.isRegularFile(home.settings())) {
      faults.add(
          new Fault(
              "application.properties",
              "is not in " + home.root(),
              "go to the home, or name it with --home DIR; the README says what stands in it"));
    }
    if (!Files.isDirectory(home.pipelines())) {
      faults.add(
          new Fault(
              "routes/pipelines",
              "is not in " + home.root(),
              "make the folder and put a pipeline into it; `courier rehearse --keep DIR` leaves examples"));
    }
    return faults;
  }
}
