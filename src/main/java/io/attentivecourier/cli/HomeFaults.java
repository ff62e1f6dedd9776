package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults of a home that stop every delivery. */
final class HomeFaults {
  private static final String SETTINGS =
      """
      go to the home, or name it with --home DIR; `courier init DIR` makes one; or write the file, to begin with:
          courier.warehouse.url=jdbc:…
          courier.clientDomain=NAME
          courier.sftp.username=NAME
          courier.sftp.password={{env:SFTP_PASSWORD}}\
      """;

  private HomeFaults() {}

  static List<Fault> of(Home home) {
    List<Fault> faults = new ArrayList<>();
    if (!Files.isDirectory(home.root())) {
      return List.of(noFolder(home));
    }
    settings(home).ifPresent(faults::add);
    if (!Files.isDirectory(home.pipelines())) {
      faults.add(
          new Fault(
              "routes/pipelines",
              "is not in " + home.root(),
              "make the folder and put a pipeline into it; `courier init DIR` makes a home with"
                  + " one"));
    }
    return faults;
  }

  /**
   * @throws SettingsFault where there is no such folder
   */
  static void requireFolder(Home home) {
    if (!Files.isDirectory(home.root())) {
      throw new SettingsFault(List.of(noFolder(home)));
    }
  }

  private static Fault noFolder(Home home) {
    return new Fault(
        "--home",
        home.root() + " is no folder",
        "name the folder with application.properties and routes/pipelines; `courier init DIR` makes"
            + " one");
  }

  /** The missing settings of a home that has pipelines and is to be rehearsed. */
  static Optional<Fault> settings(Home home) {
    return Files.isRegularFile(home.settings())
        ? Optional.empty()
        : Optional.of(new Fault("application.properties", "is not in " + home.root(), SETTINGS));
  }
}
