package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator asks of a home the day after they took a new build. */
class WhatAnEarlierBuildKeptIsToldTest {
  @RegisterExtension final EarlierHome earlier = new EarlierHome();

  private final TestHome home = earlier.home();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-24 | 0 | lapsed.1 WHOLE, lists.1 WHOLE, readers.1 WHOLE, shop.1 WHOLE, \
          signups.2 WHOLE, tiers.1 WHOLE, winback.1 WHOLE
          2026-11-25 | 1 | lapsed.1 FAILED date-passed, lists.1 WHOLE, readers.1 UNCHANGED, \
          shop.1 WHOLE, signups.1 PARTIAL, tiers.1 PARTIAL, winback.1 WHOLE
          2026-11-26 | 1 | lapsed.1 FAILED receiver-full, lists.1 WHOLE, readers.1 WHOLE, \
          shop.1 RUNNING, signups.1 FAILED api-down, tiers.1 ACCEPTED, \
          visits.1 FAILED api-down, winback.2 HELD drop
          """)
  void theLedgerOf(String date, int exit, String runs) throws Exception {
    List<String> told = new ArrayList<>();
    for (JsonNode run : earlier.told(exit, "ledger", "--date", date)) {
      // What did not run is told too where the machine's date is an earlier one.
      if (run.hasNonNull("run")) {
        told.add(told(run).substring(date.length() + 1));
      }
    }
    assertEquals(runs, String.join(", ", told));
  }

  private static String told(JsonNode run) {
    String state = run.path("state").asText();
    String reason = run.path("reason").isNull() ? "" : " " + run.path("reason").asText();
    return run.path("run").asText() + " " + state + reason;
  }

  @Test
  void whoPausedWhatIsTold() throws Exception {
    for (JsonNode one : earlier.told(0, "pipelines")) {
      boolean paused = one.path("name").asText().equals("lists");
      assertEquals(paused, one.path("paused").asBoolean(), one::toString);
      assertEquals(paused ? "jane" : "null", one.path("pausedBy").asText("null"), one::toString);
    }
    assertEquals(0, home.cli("resume", "lists", "--by", "ben").exit());
  }

  @Test
  void theSettingsAndPipelinesAreGood() throws Exception {
    assertEquals(0, earlier.told(0, "check").path("faults").size());
    assertEquals(0, earlier.told(0, "doctor").path("faults").size());
  }

  /** One line a run, the newest first; of a list the name stands before it. */
  private List<String> why(int exit, String who, String pipeline) throws Exception {
    List<String> told = new ArrayList<>();
    for (JsonNode one : earlier.told(exit, "why", who, "--all").path("findings")) {
      if (one.path("pipeline").asText().equals(pipeline)) {
        String segment = one.path("segment").asText("");
        told.add((segment + " " + one.path("state").asText()).replace("null ", "").strip());
      }
    }
    return told;
  }

  @Test
  void whatBecameOfSomebodyIsTold() throws Exception {
    String dana = People.phone(3);
    assertEquals(List.of("unconfirmed", "refused", "applied"), why(0, dana, "tiers"));
    assertEquals(List.of("not sent", "already sent", "applied", "held"), why(0, dana, "signups"));
    assertTrue(why(0, People.phone(30), "winback").contains("Winback held"));
    assertEquals("Lapsed not sent", why(0, dana, "lapsed").get(0));
    assertEquals(
        List.of("Readers_Jeans delivered"),
        why(0, "reader05@example.com", "readers").stream()
            .filter(one -> one.endsWith("delivered"))
            .distinct()
            .toList());
  }

  @Test
  void aRejectedRowIsFound() throws Exception {
    assertTrue(why(0, People.phone(300), "signups").contains("rejected"));
  }

  @Test
  void somebodyIsForgottenAndWhoWasStaysSo() throws Exception {
    assertTrue(why(0, People.phone(299), "winback").contains("Winback forgotten"));
    String who = People.phone(105);
    assertEquals(0, home.cli("forget", who).exit());
    List<String> winback = why(6, who, "winback");
    assertEquals(2, winback.stream().filter("Winback forgotten"::equals).count());
  }
}
