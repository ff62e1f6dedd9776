package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.list.MemberBatch;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunId;
import io.attentivecourier.sort.KeyRoom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home with a key, and what a ledger would know of deliveries. */
final class Members {
  static final RunId FIRST = RunId.parse("2026-11-21.winback.1");
  static final RunId SECOND = RunId.parse("2026-11-22.winback.1");
  static final RunId THIRD = RunId.parse("2026-11-22.winback.2");

  final Home home;
  final IdentifierKey key;
  final Snapshots snapshots;
  private final Map<String, RunId> newest = new HashMap<>();

  Members(Path root) throws IOException {
    home = Home.at(root);
    key = IdentifierKey.at(home.state().resolve("key"));
    snapshots = snapshots(key);
  }

  Snapshots snapshots(IdentifierKey otherKey) {
    return new Snapshots(home, otherKey, () -> newest);
  }

  /** A run's list up to the seal. */
  Snapshot stage(RunId run, String segment, String... members) throws IOException {
    return stage(snapshots, run, segment, List.of(members));
  }

  Snapshot stage(Snapshots room, RunId run, String segment, List<String> members)
      throws IOException {
    write(room, run, segment, members);
    room.markStaged(run);
    return room.staged(run, segment).orElseThrow();
  }

  void write(Snapshots room, RunId run, String segment, List<String> members) throws IOException {
    Path folder = home.staging().resolve(run.toString());
    try (StagedMembers staged = room.stage(folder, new KeyRoom())) {
      staged.append(MemberBatch.of(segment, members, true));
    }
  }

  static Optional<MemberDiff> difference(Snapshots room, Snapshot now) throws IOException {
    return Optional.ofNullable(room.compare(List.of(now)).get(now.segment()));
  }

  /** The ledger says so; the room was not told yet. */
  void ledgerDelivers(RunId run, String segment) {
    newest.put(segment, run);
  }

  void deliver(RunId run, String segment) throws IOException {
    ledgerDelivers(run, segment);
    snapshots.removeOlder(run, List.of(segment));
  }

  Optional<RunId> baseline(String segment) throws IOException {
    return snapshots.baseline(segment).map(Members::run);
  }

  static RunId run(Snapshot snapshot) {
    return RunId.parse(snapshot.path().getParent().getFileName().toString());
  }

  Path file(Path folder, String name, String text) throws IOException {
    Path file = Durable.folder(folder).resolve(name);
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static Snapshot snapshot(Path folder, IdentifierKey key, Collection<String> members, long bytes)
      throws IOException {
    try (SnapshotWriter writer =
        new SnapshotWriter(
            folder,
            "Winback",
            key.memberHash(),
            bytes,
            new KeyRoom(),
            StagingOutput.Lifetime.KEPT)) {
      writer.append(MemberBatch.of("Winback", List.copyOf(members), true));
      return writer.finish();
    }
  }
}
