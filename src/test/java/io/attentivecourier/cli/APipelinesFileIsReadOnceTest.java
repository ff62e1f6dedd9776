package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Else a file that is saved meanwhile would start a courier for one destination and run to another.
 */
class APipelinesFileIsReadOnceTest {
  private static final String FILE = "routes/pipelines/winback.camel.yaml";

  @RegisterExtension final TestHome home = new TestHome();
  @TempDir Path folder;

  @BeforeEach
  void aPipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
  }

  /** As the JVM itself counts them: reads that gave the whole file. */
  private long reads(String command) throws Exception {
    Path file = home.home().resolve(FILE);
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileRead").withoutThreshold().withoutStackTrace();
      recording.start();
      Shell.Said said = home.cli(command.split(" "));
      assertEquals(0, said.exit(), said.err());
      recording.stop();
      recording.dump(folder.resolve("reads.jfr"));
    }
    long size = Files.size(file);
    return RecordingFile.readAllEvents(folder.resolve("reads.jfr")).stream()
        .filter(read -> isOf(file, read) && read.getLong("bytesRead") == size)
        .count();
  }

  private static boolean isOf(Path file, RecordedEvent read) {
    return file.toString().equals(read.getString("path"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plan winback", "run winback", "run winback --again", "canary winback --rows 1"})
  void byACommandThatRunsIt(String command) throws Exception {
    assertEquals(1, reads(command));
  }
}
