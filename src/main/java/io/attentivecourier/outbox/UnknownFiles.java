package io.attentivecourier.outbox;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.FileRepository;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds files in the outbox that the ledger does not expect to be sent: somebody put them there by
 * hand, and they would replace a list. Files that a living process works on are left alone.
 */
final class UnknownFiles {
  private final Home home;
  private final FileRepository files;
  private final Locks locks;
  private final Outbox outbox;

  UnknownFiles(Home home, FileRepository files, Locks locks, Outbox outbox) {
    this.home = home;
    this.files = files;
    this.locks = locks;
    this.outbox = outbox;
  }

  /**
   * @return the names of what was moved
   */
  List<String> putAside() throws IOException {
    List<String> strangers = new ArrayList<>();
    for (Path entry :
        Files.isDirectory(home.outbox()) ? Outbox.list(home.outbox()) : List.<Path>of()) {
      strangers.addAll(putAsideAt(entry));
    }
    return strangers;
  }

  private List<String> putAsideAt(Path entry) throws IOException {
    Optional<RunId> run = run(entry.getFileName().toString());
    if (run.isEmpty() || !Files.isDirectory(entry)) {
      return List.of(putAside(entry));
    }
    Optional<Locks.Held> lock = locks.tryLock("pipeline-" + run.get().pipeline());
    if (lock.isEmpty()) {
      return List.of();
    }
    try (Locks.Held held = lock.get()) {
      return putAsideIn(entry, run.get());
    }
  }

  private List<String> putAsideIn(Path folder, RunId run) throws IOException {
    List<String> waiting = files.undelivered(run).stream().map(SealedFile::name).toList();
    List<String> strangers = new ArrayList<>();
    for (Path file : Outbox.list(folder)) {
      if (!waiting.contains(file.getFileName().toString()) && !finishSent(run, file)) {
        strangers.add(putAside(file));
      }
    }
    Trees.deleteIfEmpty(folder);
    return strangers;
  }

  /**
   * Completes the move of a delivered file that a crash cut off; no file in {@code sent} is ever
   * replaced.
   */
  private boolean finishSent(RunId run, Path file) throws IOException {
    String name = file.getFileName().toString();
    Path sent = home.sent().resolve(run.toString()).resolve(name);
    if (!outbox.isDelivered(run, name) || Files.exists(sent)) {
      return false;
    }
    Durable.move(file, sent);
    return true;
  }

  /** Moves an unknown file to a name of its own: files that were moved earlier stay. */
  private String putAside(Path stranger) throws IOException {
    String name = home.outbox().relativize(stranger).toString();
    Path aside = Durable.folder(home.failed().resolve("not-sealed"));
    Path own = Files.createTempDirectory(aside, "");
    Durable.move(stranger, own.resolve(stranger.getFileName()));
    return name;
  }

  private static Optional<RunId> run(String name) {
    try {
      return Optional.of(RunId.parse(name));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
