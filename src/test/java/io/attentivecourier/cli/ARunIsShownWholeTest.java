package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.feed.TestHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ARunIsShownWholeTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.set("courier.rejected.key", "id");
    home.write(
        "data/rows.csv",
        """
        id,phone,segment_name
        1,2025550101,Winback
        2,2025550102,Treue Größe
        3,2025550103,nobody@example.com
        4,202555,Winback
        """);
    home.pipeline("winback", "SELECT id, phone, segment_name" + TestHome.ROWS);
  }

  @Test
  void withStagesRejectedRowsActsAndSteps() {
    Told held = Told.by(home, "run", "winback", "--set", "courier.guard.minRows=2");
    Told released =
        Told.by(home, "release", held.text("run"), "--reason=so it is", "--by", "Anna B.");
    assertEquals(0, released.exit(), released.document()::toString);

    JsonNode shown = Told.by(home, "show", released.text("run")).document();
    JsonNode before = Told.by(home, "show", held.text("run")).document();

    assertAll(
        () -> assertEquals("read deliver", texts(shown.path("stages"), "name")),
        () -> assertEquals("min-rows", texts(before.path("holds"), "guard")),
        () -> assertEquals("release", texts(before.path("acts"), "kind")),
        () -> assertEquals("Anna B.", texts(before.path("acts"), "who")),
        () ->
            assertEquals(
                "UPLOADING STORED RENAMING DELIVERED",
                texts(shown.path("files").path(0).path("steps"), "step")),
        () -> assertFalse(shown.path("deliveredAt").isNull()));
    assertRejected(shown.path("rejected"));
  }

  /** A name is told unless it looks like somebody; the key finds the row in the warehouse. */
  private static void assertRejected(JsonNode rejected) {
    assertEquals("phone-shape segment-characters", texts(rejected, "rule"));
    assertEquals("[\"Treue Größe\"]", rejected.path(1).path("segments").toString());
    assertEquals("2", rejected.path(1).path("firstKey").asText());
    assertEquals(4, rejected.path(0).path("firstRow").asInt());
  }

  @Test
  void theScreenNamesWhatFindsTheRow() {
    String run = Told.by(home, "run", "winback").text("run");
    String screen = home.cli("show", run).out();

    assertTrue(
        screen.contains("segment-characters 2: Treue Größe; the first is row 2, key 2"), screen);
    assertTrue(home.cli("ledger").out().contains(run), "the ledger names the run");
  }

  @Test
  void ofAnUnknownRunItSaysWhereRunsAreNamed() {
    Told unknown = Told.by(home, "show", "2026-01-01.winback.1");

    assertEquals(2, unknown.exit());
    assertTrue(unknown.fault().contains("courier ledger"), unknown.fault());
  }

  @Test
  void wordsAndStatesNarrowTheLedger() {
    home.pipeline("other", TestHome.ALL + " WHERE 1 = 0");
    home.cli("run", "winback");
    home.cli("run", "other");
    home.cli("canary", "winback", "--rows", "1");

    assertAll(
        () -> assertEquals("other winback", pipelines("ledger")),
        () -> assertEquals("winback", pipelines("ledger", "Winback")),
        () -> assertEquals("other", pipelines("ledger", "other")),
        () -> assertEquals("other", pipelines("ledger", "--state", "failed")),
        () -> assertEquals("winback other winback", pipelines("ledger", "--all")),
        () -> assertEquals(0, home.cli("ledger", "winback", "-q").exit()),
        () -> assertEquals("", home.cli("ledger", "winback", "-q").out()),
        () -> assertEquals(2, Told.by(home, "ledger", "winbakc").exit()),
        () -> assertTrue(Told.by(home, "ledger", "winbakc").fault().contains("winback?")),
        () -> assertEquals(2, Told.by(home, "ledger", "--state", "gone").exit()));
  }

  private String pipelines(String... words) {
    return texts(Told.by(home, words).document(), "pipeline");
  }

  private static String texts(JsonNode list, String field) {
    StringBuilder texts = new StringBuilder();
    list.forEach(one -> texts.append(one.path(field).asText()).append(' '));
    return texts.toString().strip();
  }
}
