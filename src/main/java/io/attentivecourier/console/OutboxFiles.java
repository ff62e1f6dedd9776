package io.attentivecourier.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files in the outbox: sealed, and not at the receiver. Read from the disk, not from the
 * ledger, as each has to tell of trouble by itself.
 */
public final class OutboxFiles {
  private final Path outbox;

  /**
   * @param outbox the home's, with a folder for each run; it need not exist
   */
  public OutboxFiles(Path outbox) {
    this.outbox = outbox;
  }

  /**
   * Lines for the API wait in turn, for the jobs of earlier runs: that takes hours and is no fault.
   */
  private static boolean isForThePickupFolder(Path file) {
    return !file.toString().endsWith(".jsonl");
  }

  /**
   * @throws UncheckedIOException where the outbox cannot be read
   */
  public int depth() {
    return written(file -> true).size();
  }

  /**
   * The time when the oldest file for the pickup folder was written, which is just before its seal.
   *
   * @throws UncheckedIOException where the outbox cannot be read
   */
  public Optional<Instant> oldest() {
    return written(OutboxFiles::isForThePickupFolder).stream().min(Instant::compareTo);
  }

  private List<Instant> written(Predicate<Path> which) {
    List<Instant> written = new ArrayList<>();
    for (Path run : list(outbox)) {
      list(run).stream().filter(which).forEach(file -> look(file).ifPresent(written::add));
    }
    return written;
  }

  /** A delivery may empty the folder meanwhile. */
  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
      return entries.toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Optional<Instant> look(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile()
          ? Optional.of(found.lastModifiedTime().toInstant())
          : Optional.empty();
    } catch (NoSuchFileException sent) {
      return Optional.empty();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
