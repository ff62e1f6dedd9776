package io.attentivecourier.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ChildJvm;
import io.attentivecourier.standin.sftp.FaultySftp;
import io.attentivecourier.standin.sftp.PickupFolder;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs in a JVM with the launcher's options, where 10 M rows as objects would take 3 GB. */
@Tag("scale")
class TenMillionRowsTakeTheHeapOfOneMillion {
  private static final long MILLION = 1_000_000;
  private static final double MOST_GROWTH = 1.1;

  @RegisterExtension
  final ChildJvm jvm = new ChildJvm("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

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
    try (FaultySftp standIn = FaultySftp.start(options(here))) {
      Audience audience = Audience.at(here.resolve("home"), rows, standIn);
      ChildJvm.Ended run = ended(audience, here);
      assertEquals(0, run.exit(), run::err);
      assertTrue(run.out().contains("\"state\" : \"WHOLE\""));
      assertReceived(rows, standIn);
    }
    return Long.parseLong(text(here.resolve("peak")));
  }

  /** Nobody is a subscriber: the receiver counts the rows and keeps none of them on its heap. */
  private static SftpOptions options(Path here) {
    return SftpOptions.at(here.resolve("attentive"), "sirendenim").withSubscribers(anyone -> false);
  }

  private static void assertReceived(long rows, FaultySftp standIn) {
    assertEquals(List.of(), standIn.folder().refusals());
    List<PickupFolder.ReceivedFile> files = standIn.folder().files();
    assertEquals(Audience.SEGMENTS, files.size());
    files.forEach(file -> assertEquals(rows / Audience.SEGMENTS, file.rows()));
  }

  private ChildJvm.Ended ended(Audience audience, Path here) throws Exception {
    return jvm.run(
        MeasuredCourier.class,
        here.resolve("peak").toString(),
        "run",
        Audience.PIPELINE,
        "--json",
        "--verbose",
        "--home",
        audience.home().toString());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no " + file.getFileName();
    }
  }
}
