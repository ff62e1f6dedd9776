package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ACanaryGoesOutUnderANameOfItsOwnTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.set("courier.guard.maxRejectedPercent", "100");
    home.rows("2025550101,Winback", "2025550102,Denim", "2025550101,Denim", "2025550103,Winback");
    home.pipeline("winback", TestHome.ALL);
  }

  private Told canary(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "canary";
    args[1] = "winback";
    System.arraycopy(more, 0, args, 2, more.length);
    return Told.by(home, args);
  }

  private String list(String name, String lines) {
    return home.write(name, lines).home().resolve(name).toString();
  }

  @Test
  void theFirstRowsAreThoseOfTheLowestIdentifiersEachOnce() throws Exception {
    Told canary = canary("--rows", "2");
    assertEquals(0, canary.exit(), canary.document()::toString);
    assertEquals("canary", canary.text("kind"));
    assertEquals(
        "2025550101,Courier Canary\n2025550102,Courier Canary\n",
        home.received(canary.file("Courier Canary")));
    assertEquals(2, canary.document().path("rows").path("valid").asInt());
  }

  @Test
  void onlyThoseOfTheFileWhoAreInTheResultAreInIt() throws Exception {
    String only = list("people.txt", "+1 (202) 555-0103\n\n202.555.0177\nnobody\n");
    Told canary = canary("--only", only, "--segment", "Office");
    assertEquals(0, canary.exit(), canary.document()::toString);
    assertEquals("2025550103,Office\n", home.received(canary.file("Office")));
  }

  @Test
  void linesThatAreNoPhoneAreCountedAndNotShown() {
    String only = list("people.txt", "2025550103\nsomebody@example.com\n");
    Shell.Said said = home.cli("canary", "winback", "--only", only);
    assertEquals(0, said.exit());
    assertTrue(said.err().contains("lines of --only that are no phone, left out: 1"), said.err());
    assertFalse((said.out() + said.err()).contains("somebody"), said.err());
    assertFalse((said.out() + said.err()).contains("2025550103"), said.out());
  }

  @Test
  void aFileOfNobodyOrNoneIsUsage() {
    assertEquals(2, canary("--only", list("people.txt", "\nnobody\n")).exit());
    assertEquals(2, canary("--only", home.home().resolve("missing.txt").toString()).exit());
  }

  @Test
  void nobodyOfTheFileInTheResultSendsNothing() {
    Told canary = canary("--only", list("people.txt", "2025550177\n"));
    assertEquals(1, canary.exit());
    assertEquals("query-empty", canary.text("reason"));
    assertEquals(0, home.standIn().traffic().uploads());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Winback", "win back", "DENIM"})
  void aNameOfTheResultIsRefused(String taken) {
    Told canary = canary("--rows", "1", "--segment", taken);
    assertEquals(1, canary.exit(), canary.document()::toString);
    assertEquals("segment-case-clash", canary.text("reason"));
    assertEquals(0, home.standIn().traffic().uploads());
  }

  @Test
  void aNameOfAnyDeliveredListIsRefusedBeforeTheQuery() {
    assertEquals(0, home.cli("run", "winback").exit());
    home.rows("2025550101,Boots");
    Told canary = canary("--rows", "1", "--segment", "win Back");
    assertEquals(2, canary.exit());
    assertTrue(canary.fault().contains("would replace the list \"Winback\""), canary.fault());
  }

  @Test
  void itIsNoBaselineAndNoRunOfTheDate() {
    Told first = canary("--rows", "1");
    Told second = canary("--rows", "2");
    assertEquals(first.file("Courier Canary"), second.file("Courier Canary"));
    assertEquals(0, home.cli("ledger").exit());
    Told run = Told.by(home, "run", "winback");
    assertEquals(0, run.exit(), run.document()::toString);
    assertTrue(run.file("Denim").endsWith("_2.csv"), run.file("Denim"));
    assertEquals(4, canary("--rows", "1000").segment("Courier Canary").path("rows").asInt());
  }

  @Test
  void whoAndHowManyMustBeSaidInOneWay() {
    String only = list("people.txt", "2025550103\n");
    assertEquals(2, canary().exit());
    assertEquals(2, canary("--rows", "0").exit());
    assertEquals(2, canary("--rows", "1001").exit());
    assertEquals(2, canary("--rows", "1", "--only", only).exit());
    assertEquals(2, canary("--rows", "1", "--segment", "two  spaces").exit());
  }
}
