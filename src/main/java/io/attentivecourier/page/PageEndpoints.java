package io.attentivecourier.page;

import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.Role;
import io.attentivecourier.home.Home;
import io.attentivecourier.run.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages, each at its address. */
public final class PageEndpoints {
  private final Visits visits;
  private final Home home;
  private final Function<String, Optional<Progress>> progress;

  /**
   * @param progress of a pipeline's run that is under way in this process
   */
  public PageEndpoints(Visits visits, Home home, Function<String, Optional<Progress>> progress) {
    this.visits = visits;
    this.home = home;
    this.progress = progress;
  }

  public List<Endpoint> all() {
    return List.of(
        Endpoint.get("/style.css", null, StyleSheet::answer),
        Endpoint.get("/", Role.VIEWER, new TodayPage(visits)::answer),
        Endpoint.get("/runs/{run}", Role.VIEWER, new RunPage(visits, home, progress)::answer));
  }
}
