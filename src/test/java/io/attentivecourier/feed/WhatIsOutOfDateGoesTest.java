package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home that only a cron of one-shot runs ever touches is swept by them. */
class WhatIsOutOfDateGoesTest {
  private static final String FIRST = "2026-11-22.winback.1";

  @RegisterExtension private final TestHome home = new TestHome();

  @BeforeEach
  void aRun() throws Exception {
    home.set("courier.guard.maxRejectedPercent", "100").pipeline("winback", TestHome.ALL);
    home.rows("2025550101,Winback", "2025550102,Winback");
    home.run("winback");
  }

  private Path sent() {
    return home.home().sent().resolve(FIRST);
  }

  private Path members() {
    return home.home().members().resolve(FIRST);
  }

  private void aged(Path path, int days) throws Exception {
    FileTime then = FileTime.from(home.clock().instant().minus(Duration.ofDays(days)));
    Files.setLastModifiedTime(path, then);
  }

  @Test
  void aListStaysForItsDays() throws Exception {
    aged(sent(), 6);
    home.startAgain();
    assertTrue(Files.exists(sent()));
  }

  @Test
  void anOlderOneGoesAndItsMembersStayAsTheBaseline() throws Exception {
    aged(sent(), 8);
    home.startAgain();
    assertFalse(Files.exists(sent()));
    assertTrue(Files.exists(members()));
  }

  /** The canaries' bad rows are noted, and who was put aside lies among the failed. */
  @ParameterizedTest(name = "var/{0}")
  @ValueSource(strings = {"sent", "failed", "rejected"})
  void whateverHoldsPeopleGoesWithItsDays(String folder) throws Exception {
    Path kept = home.home().state().resolve(folder);
    if (folder.equals("failed")) {
      home.write("var/outbox/put-there-by-hand.csv", "2025550155,Winback\n").startAgain();
    }
    List<Path> entries = entries(kept);
    assertEquals(1, entries.size(), entries.toString());
    aged(entries.get(0), 6);
    home.startAgain();
    assertEquals(entries, entries(kept));
    aged(entries.get(0), 8);
    home.startAgain();
    assertEquals(List.of(), entries(kept));
  }

  private static List<Path> entries(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void aHeldListsMembersGoWithTheirDays() throws Exception {
    home.stop().set("courier.guard.minRows", "50").pipeline("held", TestHome.ALL);
    home.rows("2025550107,Held");
    home.run("held");
    Path held = home.home().members().resolve("2026-11-22.held.1");
    home.startAgain();
    assertTrue(Files.exists(held));
    home.clock().forward(Duration.ofDays(8));
    home.startAgain();
    assertFalse(Files.exists(held));
    assertEquals(3, home.ledger().deliveries().baselines().get("Winback").rows());
  }

  @Test
  void whatAKilledProcessLeftAmongTheTemporaryFilesGoesAfterADay() throws Exception {
    Path result = Files.writeString(home.home().tmp().resolve("result-1.jsonl"), "left");
    Path library = Files.writeString(home.home().warehouseTmp().resolve("spill.tmp"), "left");
    Path young = Files.writeString(home.home().tmp().resolve("result-2.jsonl"), "in use");
    aged(result, 2);
    aged(library, 2);
    aged(young, 0);
    home.startAgain();
    assertFalse(Files.exists(result));
    assertFalse(Files.exists(library));
    assertTrue(Files.exists(young));
  }
}
