package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: 5 M strings alone would take 280 MB. */
@Tag("scale")
class MillionsOfMembersFitASmallHeapTest {
  private static final int ROWS = 5_000_000;
  private static final long PRIME = 1_000_003;

  @RegisterExtension final ChildJvm jvm = new ChildJvm("-Xmx64m", "-XX:+UseSerialGC");
  @TempDir Path folder;

  @Test
  void fiveMillionRowsFit64Megabytes() throws Exception {
    ChildJvm.Ended ended = jvm.run(getClass(), folder.resolve("stage").toString());
    assertEquals(0, ended.exit(), ended.said());
  }

  /** Every phone comes twice, in an order that jumps, over 50 segments. */
  public static void main(String[] arguments) throws IOException {
    try (SegmentStage stage = new SegmentStage(Path.of(arguments[0]), 24 << 20)) {
      for (long i = 0; i < ROWS; i++) {
        long person = i * PRIME % (ROWS / 2);
        stage.add("Segment " + person % 50, String.valueOf(2_000_000_000L + person));
      }
      checkMembers(stage);
    }
  }

  private static void checkMembers(SegmentStage stage) throws IOException {
    var batches = stage.sortedBatches();
    while (batches.hasNext()) {
      MemberBatch batch = batches.next();
      if (batch.isLast()) {
        assertEquals(ROWS / 100, stage.count(batch.segment()).unique());
        assertEquals(ROWS / 100, stage.count(batch.segment()).duplicates());
      }
    }
  }
}
