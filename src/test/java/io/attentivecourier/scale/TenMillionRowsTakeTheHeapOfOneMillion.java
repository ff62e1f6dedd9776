package io.attentivecourier.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.standin.sftp.PickupFolder;
import io.attentivecourier.standin.sftp.SftpOptions;
import io.attentivecourier.standin.sftp.SftpStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs in a JVM with the launcher's options, where 10 M rows as objects would take 3 GB. */
@Tag("scale")
class TenMillionRowsTakeTheHeapOfOneMillion {
  private static final long MILLION = 1_000_000;
  private static final double MOST_GROWTH = 1.1;

  @TempDir private Path folder;

  @Test
  void andAreDeliveredWhole() throws Exception {
    long ofOne = peakOfARunOf(MILLION);
    long ofTen = peakOfARunOf(10 * MILLION);
    assertTrue(
        ofTen <= MOST_GROWTH * ofOne,
        () -> "live heap grew from %,d to %,d bytes".formatted(ofOne, ofTen));
  }

  private long peakOfARunOf(long rows) throws Exception {
    Path here = Files.createDirectory(folder.resolve(rows + "-rows"));
    try (SftpStandIn standIn = SftpStandIn.start(options(here))) {
      Audience audience = Audience.at(here.resolve("home"), rows, standIn);
      assertEquals(0, exitCode(audience, here), () -> text(here.resolve("log")));
      assertTrue(text(here.resolve("said")).contains("\"state\" : \"WHOLE\""));
      assertReceived(rows, standIn);
    }
    return Long.parseLong(text(here.resolve("peak")));
  }

  /** Nobody is a subscriber: the receiver counts the rows and keeps none of them on its heap. */
  private static SftpOptions options(Path here) {
    return SftpOptions.at(here.resolve("attentive"), "sirendenim").withSubscribers(anyone -> false);
  }

  private static void assertReceived(long rows, SftpStandIn standIn) {
    assertEquals(List.of(), standIn.folder().refusals());
    List<PickupFolder.ReceivedFile> files = standIn.folder().files();
    assertEquals(Audience.SEGMENTS, files.size());
    files.forEach(file -> assertEquals(rows / Audience.SEGMENTS, file.rows()));
  }

  private static int exitCode(Audience audience, Path here) throws Exception {
    Process courier =
        new ProcessBuilder(command(audience, here))
            .redirectOutput(here.resolve("said").toFile())
            .redirectError(here.resolve("log").toFile())
            .start();
    try {
      assertTrue(courier.waitFor(10, TimeUnit.MINUTES), "the run did not end in 10 minutes");
      return courier.exitValue();
    } finally {
      courier.destroyForcibly();
    }
  }

  private static List<String> command(Audience audience, Path here) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.io.tmpdir=" + here,
        "-cp",
        classPath(),
        MeasuredCourier.class.getName(),
        here.resolve("peak").toString(),
        "run",
        Audience.PIPELINE,
        "--json",
        "--verbose",
        "--home",
        audience.home().toString());
  }

  /** Surefire ends it with colons; the working folder, with a second set of routes, would count. */
  private static String classPath() {
    return System.getProperty("java.class.path").replaceAll(":+$", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no " + file.getFileName();
    }
  }
}
