package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.row.IdentifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The members of a list, as they were kept. */
public final class SnapshotBytes implements ForeignBytes {
  private final Path file;
  private final Snapshot now;
  private final List<byte[]> samples;

  public SnapshotBytes(Path folder) throws IOException {
    IdentifierKey key = IdentifierKey.at(folder.resolve("key"));
    now = made(folder.resolve("now"), key, 3);
    file = Files.createDirectories(folder.resolve("run")).resolve(SnapshotName.of("Winback"));
    samples =
        List.of(
            Files.readAllBytes(now.path()),
            AFileOfAnEarlierFormIsReadTest.firstForm(key.id(), 1, 2, 3),
            Files.readAllBytes(made(folder.resolve("one"), key, 1).path()),
            Files.readAllBytes(made(folder.resolve("many"), key, 99).path()),
            Files.readAllBytes(
                made(folder.resolve("other"), IdentifierKey.at(folder.resolve("key2")), 3).path()));
  }

  private static Snapshot made(Path folder, IdentifierKey key, int people) throws IOException {
    List<String> members =
        IntStream.range(0, people).mapToObj(one -> "2025550%03d".formatted(100 + one)).toList();
    return Members.snapshot(folder, key, members, 1 << 20);
  }

  @Override
  public List<byte[]> samples() {
    return samples;
  }

  /** What is compared is what was written: a member that is lost looks like one who left. */
  @Override
  public void read(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    Snapshot read = Snapshot.read(file);
    read.contains(1);
    Optional<MemberDiff> diff = MemberDiff.of(read, now);
    assertTrue(
        samples.stream().anyMatch(one -> Arrays.equals(one, bytes)), "another list: " + diff);
    diff.ifPresent(it -> assertEquals(read.count(), it.kept() + it.removed()));
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(IllegalStateException.class);
  }
}
