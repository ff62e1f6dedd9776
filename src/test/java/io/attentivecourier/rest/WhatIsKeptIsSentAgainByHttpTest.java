package io.attentivecourier.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.run.RunId;
import io.attentivecourier.standin.api.JobCourse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Resend, rollback and retry by the HTTP API, and a run of people that nobody waits for. */
@Tag("slow")
class WhatIsKeptIsSentAgainByHttpTest {
  @RegisterExtension private static final ServedHome HOME = new ServedHome();

  private static Program jane;

  @BeforeAll
  static void serve() throws Exception {
    HOME.lists("kept", "Kept", 5);
    HOME.attributes("tiers");
    HOME.serve();
    jane = HOME.operator();
  }

  private static Program.Said post(String path, String body) {
    Program.Said said = jane.post(path + "?wait=60", body);
    assertEquals(200, said.status(), said::text);
    return said;
  }

  private static String state(Program.Said said) {
    return said.json().get("state").asText();
  }

  private static Act act(Program.Said said) {
    return HOME.ledger().runs().acts(RunId.parse(said.run())).get(0);
  }

  @Test
  void filesGoOutAgainWithWhoAndWhy() throws Exception {
    String first = post("/api/pipelines/kept/run", "{}").run();
    String again = "/api/runs/" + first;
    Program.Said resent = post(again + "/resend", "{\"reason\": \"Attentive lost it\"}");
    Program.Said back = post(again + "/rollback", "{\"reason\": \"a bad join\"}");

    assertEquals(List.of("WHOLE", "WHOLE"), List.of(state(resent), state(back)));
    assertEquals(first + " again: Attentive lost it", act(resent).reason());
    assertEquals(first + " as today's: a bad join", act(back).reason());
    assertEquals(
        List.of(Act.Kind.RESEND, Act.Kind.ROLLBACK), List.of(act(resent).kind(), act(back).kind()));
    String file = back.json().at("/segments/0/file").asText();
    assertEquals(6, HOME.home().received(file).lines().count());
    Program.Said superseded = jane.post(again + "/resend", "{\"reason\": \"once more\"}");
    assertEquals(422, superseded.status(), superseded::text);
    assertTrue(superseded.fault().contains("is not sent again"), superseded::text);
  }

  @Test
  void whomARunWasNotAppliedToIsSentAgain() {
    HOME.api().jobs().all(JobCourse.good().atLook(1));
    HOME.api().jobs().next(JobCourse.refusing("+13015550100"::equals).atLook(1));
    Program.Said partial = post("/api/pipelines/tiers/run", "{}");
    Program.Said retried = post("/api/runs/" + partial.run() + "/retry", "{}");

    assertEquals("PARTIAL", state(partial), partial::text);
    assertEquals("WHOLE", state(retried), retried::text);
    assertEquals(1, retried.json().at("/users/applied").asInt());
    HOME.rows("tiers", "silver", 2);
    Program.Said sent = post("/api/pipelines/tiers/run", "{\"noWait\": true}");
    assertEquals("ACCEPTED", state(sent), sent::text);
  }
}
