package io.attentivecourier.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How long files that hold people's identifiers are kept after they were of use. */
public final class Retention {
  private Retention() {}

  /** Deletes what is older than that in sent, failed and rejected. */
  public static void sweep(Home home, int days, Instant now) throws IOException {
    Instant oldest = now.minus(Duration.ofDays(days));
    for (Path folder : List.of(home.sent(), home.failed(), home.rejected())) {
      for (Path entry : list(folder)) {
        if (Files.getLastModifiedTime(entry).toInstant().isBefore(oldest)) {
          Trees.delete(entry);
        }
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
