package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.cli.Shell;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** `why` of people whom a pipeline opts in: each once ever. */
class SomebodyAsksWhoWasOptedInTest {
  @RegisterExtension final TestHome home = new TestHome();
  @RegisterExtension final SignUps signUps = new SignUps(home);

  private List<String> why(String person) throws Exception {
    Shell.Said said = home.cli("why", person, "--all", "--json");
    return new ObjectMapper().readTree(said.out()).findValuesAsText("state");
  }

  @Test
  void whoWasAskedBeforeIsAlreadySent() throws Exception {
    signUps.people(1, "2025550191,false", "2025550187,true").acknowledged().run();
    signUps.run();
    assertEquals(List.of("already sent", "applied"), why("2025550187"));
    assertEquals(List.of("rejected", "rejected"), why("2025550191"));
    assertEquals(List.of("not in the result", "not in the result"), why("2025550155"));
  }

  @Test
  void whoIsInAHeldRunIsHeld() throws Exception {
    signUps.people(1, "2025550187,true").run();
    assertEquals(List.of("held"), why("2025550187"));
  }
}
