package io.attentivecourier.page;

import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.Role;
import io.attentivecourier.home.Home;
import io.attentivecourier.run.Progress;
import io.attentivecourier.settings.SettingInForce;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The pages, each at its address. */
public final class PageEndpoints {
  private final Visits visits;
  private final Home home;
  private final Supplier<Stream<SettingInForce>> settings;
  private final Function<String, Optional<Progress>> progress;

  /**
   * @param settings those of the home as its files stand now
   * @param progress of a pipeline's run that is under way in this process
   */
  public PageEndpoints(
      Visits visits,
      Home home,
      Supplier<Stream<SettingInForce>> settings,
      Function<String, Optional<Progress>> progress) {
    this.visits = visits;
    this.home = home;
    this.settings = settings;
    this.progress = progress;
  }

  public List<Endpoint> all() {
    return List.of(
        StaticFile.STYLE.endpoint(),
        StaticFile.ICON.endpoint(),
        Endpoint.get("/", Role.VIEWER, new TodayPage(visits)::answer),
        Endpoint.get("/pipelines", Role.VIEWER, new PipelinesPage(visits)::answer),
        Endpoint.get("/pipelines/{pipeline}", Role.VIEWER, new PipelinePage(visits)::answer),
        Endpoint.get("/runs/{run}", Role.VIEWER, new RunPage(visits, home, progress)::answer),
        Endpoint.get("/segments/{segment}", Role.VIEWER, new SegmentPage(visits)::answer),
        Endpoint.get("/held", Role.VIEWER, new HeldPage(visits)::answer),
        Endpoint.get("/rules", Role.VIEWER, new RulesPage(visits)::answer),
        Endpoint.get("/settings", Role.VIEWER, new SettingsPage(visits, settings)::answer));
  }
}
