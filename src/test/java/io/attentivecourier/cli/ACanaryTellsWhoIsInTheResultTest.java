package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ACanaryTellsWhoIsInTheResultTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback", "2025550102,Denim", "2025550101,Denim", "2025550103,Winback");
    home.pipeline("winback", TestHome.ALL);
  }

  @Test
  void howManyOfTheFileAreAndWhichLinesAreNot() {
    Shell.Said said = canary("2025550101\n202-555-0102\n+12025550103\n2025550109\n");
    assertEquals(0, said.exit(), said.err());
    assertTrue(
        said.out().contains("3 of 4 people of the file are in the result; line 4 is not"),
        said.out());
    assertFalse((said.out() + said.err()).contains("2025550109"), said.out());
  }

  @Test
  void linesThatFollowOneAnotherAreOneRange() {
    Shell.Said said =
        canary("phone\n2025550107\n2025550101\n2025550108\n\n2025550109\n2025550110\n2025550107\n");
    assertTrue(
        said.out()
            .contains("1 of 5 people of the file is in the result; lines 2, 4, 6 to 8 are not"),
        said.out());
    assertTrue(
        said.err().contains("lines of --only that are no phone, left out: 1 (line 1)"), said.err());
  }

  @Test
  void allOfThemWhereAllAre() {
    Shell.Said said = canary("2025550101\n2025550101\n2025550103\n");
    assertTrue(said.out().contains("2 of 2 people of the file are in the result\n"), said.out());
  }

  @Test
  void nobodyIsToldToo() {
    Shell.Said said = canary("2025550108\n2025550109\n");
    assertEquals(1, said.exit());
    assertTrue(
        said.out().contains("0 of 2 people of the file are in the result; lines 1 to 2 are not"),
        said.out());
  }

  @Test
  void theDocumentHasTheSame() {
    String only = list("phone\n2025550101\n2025550108\n2025550109\n");
    JsonNode told = Told.by(home, "canary", "winback", "--only", only).document().path("only");
    assertEquals(
        "{\"people\":3,\"inResult\":1,\"notInResult\":[3,4],\"notTaken\":[1]}", told.toString());
  }

  @Test
  void aQueryThatFailsSaysNothingOfAnybody() {
    home.pipeline("winback", "SELECT * FROM nothing_there");
    Shell.Said said = canary("2025550101\n");
    assertEquals(1, said.exit());
    assertFalse(said.out().contains("of the file"), said.out());
  }

  @Test
  void whoIsInRowsThatAreRejectedIsNotInTheList() {
    home.set("courier.guard.maxRejectedPercent", "100");
    home.rows("2025550101,Winback", "2025550102,Wïnback");
    Shell.Said said = canary("2025550101\n2025550102\n");
    assertTrue(
        said.out().contains("1 of 2 people of the file is in the result; line 2 is not"),
        said.out());
  }

  private Shell.Said canary(String people) {
    return home.cli("canary", "winback", "--only", list(people));
  }

  private String list(String people) {
    return home.write("people.txt", people).home().resolve("people.txt").toString();
  }
}
