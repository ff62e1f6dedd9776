package io.attentivecourier.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;

/**
 * Says to the launcher how long the next run may take: where no run of a home reads many rows, the
 * JVM's second compiler costs more than it gives. The mark is an empty file, as a shell looks at
 * it; where it is missing or too many, a run takes longer and its lists are the same.
 */
public final class LargeRuns {
  /**
   * Rows from which on the second compiler pays: 1 M took 5.4 s of CPU without it in place of 6.5
   * on JDK 17, 10 M 22.9 in place of 13.3; on JDK 25, which knows the profiles of methods before, 1
   * M took 5.7 in place of 5.9.
   */
  private static final long MANY = 500_000;

  private static final Duration REMEMBERED = Duration.ofDays(31);

  private final Path mark;
  private final Clock clock;

  public LargeRuns(Home home, Clock clock) {
    this.mark = home.state().resolve("large");
    this.clock = clock;
  }

  /**
   * @param rows that a run has read
   */
  public void note(long rows) {
    try {
      if (rows >= MANY) {
        leaveMark();
      }
    } catch (IOException unmarked) {
      // The next run is compiled as a short one: longer, and the same lists.
    }
  }

  private void leaveMark() throws IOException {
    if (!Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(mark, Durable.ownerOnly());
    }
    Files.setLastModifiedTime(mark, FileTime.from(clock.instant()));
  }

  /** Forgets the last one after a month: the lists of this home have become small. */
  public void forget() throws IOException {
    if (Files.exists(mark, LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(mark)
            .toInstant()
            .isBefore(clock.instant().minus(REMEMBERED))) {
      Files.deleteIfExists(mark);
    }
  }
}
