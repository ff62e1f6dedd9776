package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.ChildJvm;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.list.MemberBatch;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.sort.KeyRoom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: the hashes alone of one of the two lists would take 40 MB. */
@Tag("scale")
class MillionsAreComparedInASmallHeapTest {
  private static final int MEMBERS = 5_000_000;
  private static final int MOVED = 250_000;

  @RegisterExtension final ChildJvm jvm = new ChildJvm("-Xmx32m", "-XX:+UseSerialGC");
  @TempDir Path folder;

  @Test
  void fiveMillionMembersFit32Megabytes() throws Exception {
    ChildJvm.Ended ended = jvm.run(getClass(), folder.resolve("home").toString());
    assertEquals(0, ended.exit(), ended.said());
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    IdentifierKey key = IdentifierKey.at(folder.resolve("key"));
    Snapshot baseline = snapshot(folder.resolve("baseline"), key, 0);
    Snapshot now = snapshot(folder.resolve("now"), key, MOVED);
    assertEquals(
        Optional.of(new MemberDiff(MOVED, MOVED, MEMBERS - MOVED)), MemberDiff.of(baseline, now));
  }

  private static Snapshot snapshot(Path folder, IdentifierKey key, long first) throws IOException {
    try (SnapshotWriter writer =
        new SnapshotWriter(
            folder,
            "Winback",
            key.memberHash(),
            8 << 20,
            new KeyRoom(),
            StagingOutput.Lifetime.KEPT)) {
      for (long i = 0; i < MEMBERS; i += MemberBatch.MOST) {
        writer.append(batch(first + i, first + Math.min(i + MemberBatch.MOST, MEMBERS)));
      }
      return writer.finish();
    }
  }

  private static MemberBatch batch(long from, long to) {
    List<String> phones =
        LongStream.range(from, to).mapToObj(i -> String.valueOf(2_000_000_000L + i)).toList();
    return MemberBatch.of("Winback", phones, false);
  }
}
