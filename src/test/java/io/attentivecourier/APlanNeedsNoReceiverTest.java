package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.home.Home;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample names no SFTP user, as a home on its first day does. */
class APlanNeedsNoReceiverTest {
  @TempDir private Path state;

  private Home home;
  private Settings settings;

  @BeforeEach
  void theSample() {
    home = Home.at(Path.of("sample")).withState(state);
    settings = Settings.load(home, Map.of(), Map.of());
  }

  @Test
  void itsRoutesAreGood() throws Exception {
    assertEquals(List.of(), Pipelines.check(home, settings));
  }

  @Test
  void itsPlanIsMade() throws Exception {
    try (Courier courier = Courier.start(home, settings, Clock.systemUTC())) {
      courier.load("winback");
      RunReport plan = courier.run("winback", RunRequest.PLAN);
      assertEquals(RunState.WHOLE, plan.state());
      assertEquals(1_361, plan.segments().get(0).rows());
    }
  }
}
