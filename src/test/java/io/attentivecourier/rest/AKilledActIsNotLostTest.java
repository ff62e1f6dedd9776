package io.attentivecourier.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ChildJvm;
import io.attentivecourier.act.ActRefusal;
import io.attentivecourier.act.ActRequest;
import io.attentivecourier.act.Acts;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who acted and why is written before anything else is, and a stop waits for what has begun. */
@Tag("slow")
class AKilledActIsNotLostTest {
  @RegisterExtension private static final ServedHome HOME = new ServedHome();
  @RegisterExtension private final ChildJvm jvm = new ChildJvm("-Xmx256m");

  private void kill(String on) throws Exception {
    ChildJvm.Ended ended = jvm.run(KilledAct.class, HOME.home().home().root().toString(), on);
    assertEquals(KilledAct.KILLED, ended.exit(), ended::said);
  }

  private static List<Act> acts(String run) {
    return HOME.ledger().runs().acts(RunId.parse(run));
  }

  private static Program.Said run(String body) {
    return HOME.operator().post("/api/pipelines/winback/run?wait=60", body);
  }

  @Test
  void theNoteIsThereAndTheNextStartGoesOn() throws Exception {
    HOME.lists("winback", "Winback", 300);
    kill("winback");
    HOME.serve();
    Program.Said whole = run("{}");
    String killed = whole.run().replaceFirst("\\d+$", "1");

    assertEquals("WHOLE", whole.json().get("state").asText(), whole::text);
    assertEquals("the campaign ended", acts(killed).get(0).reason());
    assertEquals(
        "interrupted", HOME.operator().get("/api/runs/" + killed).json().get("reason").asText());
    releaseIsKilled();
  }

  private void releaseIsKilled() throws Exception {
    HOME.rows("winback", "Winback", 20);
    String held = run("{\"again\": true}").run();
    HOME.stop();
    kill(held);
    HOME.serve();

    assertEquals(Act.Kind.RELEASE, acts(held).get(1).kind());
    Program.Said again =
        HOME.operator().post("/api/runs/" + held + "/release", "{\"reason\": \"once more\"}");
    assertEquals(422, again.status());
    assertTrue(again.fault().contains("was released before"), again::text);
    assertEquals("HELD", run("{\"again\": true}").json().get("state").asText());
    aStopTakesNoMore();
  }

  private static void aStopTakesNoMore() throws Exception {
    Acts acts = HOME.serving().acts();
    HOME.stop();
    RunRequest.Asked asked = new RunRequest.Asked("jane", "");
    CompletionException refused =
        assertThrows(
            CompletionException.class,
            () ->
                acts.begin(new ActRequest.RunNow("winback", false, false, asked))
                    .toCompletableFuture()
                    .join());

    assertEquals(ActRefusal.Cause.NOT_NOW, ((ActRefusal) refused.getCause()).why());
  }
}
