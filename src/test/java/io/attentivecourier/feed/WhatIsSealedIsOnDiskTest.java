package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JVM itself records what is forced to disk: no test can see a power cut. */
class WhatIsSealedIsOnDiskTest {
  private static final String RUN = "2026-11-22.winback.1";

  @RegisterExtension final TestHome home = new TestHome();
  @TempDir private Path folder;

  /** The files and folders under {@code var} that a run forces, in order. */
  private List<String> forced(String pipeline) throws Exception {
    home.courier();
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
      recording.start();
      home.run(pipeline);
      recording.stop();
      return paths(recording);
    }
  }

  private List<String> paths(Recording recording) throws Exception {
    Path file = folder.resolve("forced.jfr");
    recording.dump(file);
    List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
    events.sort((one, other) -> one.getStartTime().compareTo(other.getStartTime()));
    return events.stream().map(event -> path(event.getString("path"))).toList();
  }

  private String path(String forced) {
    Path state = home.home().state();
    Path path = Path.of(forced);
    return path.startsWith(state) ? state.relativize(path).toString() : path.toString();
  }

  /** Each is forced after what it holds, and before what tells of it. */
  private static void assertInOrder(List<String> forced, String... paths) {
    int from = 0;
    for (String path : paths) {
      int at = forced.subList(from, forced.size()).indexOf(path);
      assertTrue(at >= 0, path + " is not forced after place " + from + " of " + forced);
      from += at + 1;
    }
  }

  @ParameterizedTest
  @CsvSource({"none, 0.csv", "gzip, 0.csv.gz", "zip, 0.csv.zip"})
  void theListThenItsNameThenItsPlace(String compression, String list) throws Exception {
    home.set("courier.compression", compression);
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    List<String> forced = forced("winback");
    assertInOrder(
        forced,
        "staging/" + RUN + "/files/" + list,
        "staging/" + RUN + "/files",
        "outbox",
        "staging/" + RUN,
        "sent",
        "sent/" + RUN,
        "outbox/" + RUN);
  }

  @Test
  void thePeopleOfTheApi() throws Exception {
    try (FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim.attn.tv"))) {
      home.api(api).rows("2025550101,gold");
      home.pipeline(
          "winback",
          "SELECT phone, segment_name AS tier" + TestHome.ROWS,
          "direct:send-attributes");
      List<String> forced = forced("winback");
      assertInOrder(
          forced,
          "staging/" + RUN + "/files/attributes.part",
          "staging/" + RUN + "/files",
          "outbox",
          "staging/" + RUN);
    }
  }
}
