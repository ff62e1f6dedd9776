package io.attentivecourier.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How long files that hold people's identifiers are kept after they were of use. */
public final class Retention {
  /** A living process writes to each of its temporary files within minutes. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private Retention() {}

  /**
   * Deletes what is older than that in sent, failed and rejected, and what is older than a day
   * among the temporary files: a process that was killed leaves results with people there, and
   * native libraries of 68 MB.
   */
  public static void sweep(Home home, int days, Instant now) throws IOException {
    Instant oldest = now.minus(Duration.ofDays(days));
    for (Path folder : List.of(home.sent(), home.failed(), home.rejected())) {
      sweep(folder, oldest);
    }
    sweep(home.warehouseTmp(), now.minus(ABANDONED));
    sweep(home.tmp(), now.minus(ABANDONED));
  }

  private static void sweep(Path folder, Instant oldest) throws IOException {
    for (Path entry : list(folder)) {
      if (Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
          .toInstant()
          .isBefore(oldest)) {
        Trees.delete(entry);
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
