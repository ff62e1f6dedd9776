package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Main;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code courier run} itself, and SIGTERM; a service is given 30 s to end. */
class ATerminatedRunStopsAtASafeStep {
  private static final Map<String, Set<String>> LISTS =
      Audience.lists(Audience.MEMBERS, Audience.SEGMENTS);

  /** 17 bytes each make more than a megabyte: such a list travels alone. */
  private static final int MANY = 62_000;

  private static final int TERMINATED = 128 + 15;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  @TempDir private Path root;
  @AutoClose private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(root);
  }

  private Process courier() throws Exception {
    String home = scene.home.root().toString();
    return scene.java(Main.class.getName(), "run", Scene.PIPELINE, "--home", home);
  }

  private void endsInTime(Process courier) throws Exception {
    assertTrue(courier.waitFor(30, TimeUnit.SECONDS), "it did not end in 30 s");
    assertEquals(TERMINATED, courier.exitValue(), scene::words);
  }

  private List<RunReport> runs() {
    try (Ledger ledger = scene.ledger()) {
      return ledger.reports().on(today);
    }
  }

  private void endsWhole(String when) throws Exception {
    endsWhole(when, LISTS);
  }

  private void endsWhole(String when, Map<String, Set<String>> lists) throws Exception {
    scene.standIn.faults().clear();
    new Invariants(scene, when, today).always();
    assertEquals(RunState.WHOLE, scene.run(Clock.systemUTC()).state(), when);
    new Invariants(scene, when, today).wholeAndOnce(lists);
  }

  private String name(int file) {
    return "acme_subscriber_segment_" + today.toString().replace("-", "") + "_" + file + ".csv";
  }

  @Test
  void afterTheListThatIsOnItsWay() throws Exception {
    scene.query(Audience.query(MANY, Audience.SEGMENTS));
    scene.standIn.faults().onceOn(name(2), SftpFailure.stallWritesAt(20_000));
    Process courier = courier();
    assertTrue(scene.standIn.faults().awaitStalled(Scene.PATIENCE), scene::words);
    courier.destroy();
    assertTrue(!courier.waitFor(1, TimeUnit.SECONDS), "it did not wait for its list");
    scene.standIn.faults().release();
    endsInTime(courier);

    assertEquals(2, scene.standIn.folder().files().size());
    endsWhole(
        "terminated in the middle of the second upload", Audience.lists(MANY, Audience.SEGMENTS));
  }

  @Test
  void betweenTwoBatchesOfAQuery() throws Exception {
    scene.query(Audience.query(20_000_000, Audience.SEGMENTS));
    Process courier = courier();
    while (Invariants.entries(scene.home.staging()).isEmpty()) {
      assertTrue(!courier.waitFor(10, TimeUnit.MILLISECONDS), scene::words);
    }
    courier.destroy();
    endsInTime(courier);

    assertEquals("interrupted", runs().get(0).reason(), scene::words);
    assertEquals(List.of(), Invariants.entries(scene.home.staging()));
    scene.query(Audience.first());
    endsWhole("terminated in the middle of a query");
  }

  @Test
  @Tag("faults")
  @Tag("long")
  void alsoWhenTheServerSaysNothing() throws Exception {
    scene.standIn.faults().always(SftpFailure.stallWritesAt(20_000));
    Process courier = courier();
    assertTrue(scene.standIn.faults().awaitStalled(Scene.PATIENCE), scene::words);
    courier.destroy();
    endsInTime(courier);
    endsWhole("terminated in an upload that stalls");
  }
}
