package io.attentivecourier.console;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What is looked at for the health of a courier. */
public final class Checks {
  /** An upload of the largest list takes minutes, and a server that is silent is given up in 4. */
  private static final Duration OUTBOX_AGE = Duration.ofHours(1);

  /** Some ten lists of 500,000 rows, with their staging. */
  private static final long FREE_MEGABYTES = 200;

  private static final long MEGABYTE = 1_000_000;

  private Checks() {}

  /** The ledger can be read, and took what was last written. */
  public static Supplier<Check> ledger(Ledger ledger) {
    return () -> {
      try {
        ledger.schedules();
        return ledger
            .unwritable()
            .map(Checks::down)
            .orElseGet(() -> new Check("ledger", true, "can be read"));
      } catch (LedgerFault fault) {
        return down(fault);
      }
    };
  }

  private static Check down(LedgerFault fault) {
    return new Check("ledger", false, fault.fault() + "; " + fault.mend());
  }

  /** No run waits to be told to the ledger. */
  public static Supplier<Check> ends(Supplier<List<RunId>> unwritten) {
    return () -> {
      String runs = String.join(", ", unwritten.get().stream().map(RunId::toString).toList());
      return runs.isEmpty()
          ? new Check("runs", true, "each end is in the ledger")
          : new Check("runs", false, "ended, and not in the ledger yet: " + runs);
    };
  }

  /** What is done again and again is done. */
  public static Supplier<Check> tasks(Supplier<List<String>> failing) {
    return () -> {
      List<String> now = failing.get();
      return now.isEmpty()
          ? new Check("tasks", true, "each goes its rounds")
          : new Check("tasks", false, "failing: " + String.join(", ", now));
    };
  }

  /** No task has died; a restart begins it anew. */
  public static Supplier<Check> alive(Supplier<List<String>> dead) {
    return () -> {
      List<String> now = dead.get();
      return now.isEmpty()
          ? new Check("alive", true, "the process works")
          : new Check("alive", false, "died: " + String.join(", ", now) + "; restart the process");
    };
  }

  /** No file of a pipeline is broken; the last set that loaded whole goes on in any case. */
  public static Supplier<Check> pipelines(Supplier<RunningPipelines> pipelines) {
    return () -> {
      RunningPipelines now = pipelines.get();
      String running = "the last good set is running since " + second(now.since());
      return now.broken().isEmpty()
          ? new Check("pipelines", true, running)
          : new Check("pipelines", false, running + "; broken: " + String.join(", ", now.broken()));
    };
  }

  /** The settings are those of the file; what waits for a restart is no fault. */
  public static Supplier<Check> settings(Supplier<RunningSettings> settings) {
    return () -> {
      RunningSettings now = settings.get();
      if (!now.broken().isEmpty()) {
        String broken = String.join(", ", now.broken());
        return new Check("settings", false, "those before the last edit hold; broken: " + broken);
      }
      return now.restart().isEmpty()
          ? new Check("settings", true, "those of the file hold")
          : new Check("settings", true, changed(now.restart()) + ": restart `serve`");
    };
  }

  private static String changed(List<String> keys) {
    return String.join(", ", keys) + " changed";
  }

  /** No sealed file has waited for longer than an hour. */
  public static Supplier<Check> outbox(OutboxFiles outbox, Clock clock) {
    return () ->
        outbox
            .oldest()
            .map(oldest -> waiting(oldest, outbox.depth(), clock.instant()))
            .orElseGet(() -> new Check("outbox", true, "empty"));
  }

  private static Check waiting(Instant oldest, int files, Instant now) {
    String text = "sealed files that wait: " + files + "; the oldest since " + second(oldest);
    boolean stuck = oldest.plus(OUTBOX_AGE).isBefore(now);
    return stuck
        ? new Check("outbox", false, text + "; `courier ledger` tells why")
        : new Check("outbox", true, text);
  }

  /**
   * There is room for the next lists.
   *
   * @param state the home's; it must exist
   */
  public static Supplier<Check> disk(Path state) {
    return disk(() -> free(state));
  }

  static Supplier<Check> disk(LongSupplier freeBytes) {
    return () -> {
      long megabytes = freeBytes.getAsLong() / MEGABYTE;
      String text = String.format(Locale.ROOT, "%,d MB free under var/", megabytes);
      return megabytes < FREE_MEGABYTES
          ? new Check("disk", false, text + ", under " + FREE_MEGABYTES + "; free space there")
          : new Check("disk", true, text);
    };
  }

  private static long free(Path state) {
    try {
      return Files.getFileStore(state).getUsableSpace();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
