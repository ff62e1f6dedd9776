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

/** The checks of a courier's health. */
public final class HealthChecks {
  /** An upload of the largest list takes minutes, and a server that is silent is given up in 4. */
  private static final Duration OUTBOX_AGE = Duration.ofHours(1);

  /** Some ten lists of 500,000 rows, with their staging. */
  private static final long FREE_MEGABYTES = 200;

  private static final long MEGABYTE = 1_000_000;
  private static final String FILE = ".camel.yaml";
  private static final String PIPELINE = "courier.pipeline.";
  private static final String TOKEN = "courier.console.token.";

  private HealthChecks() {}

  /** The ledger can be read, and took what was last written. */
  public static Supplier<Health.CheckResult> ledger(Ledger ledger) {
    return () -> {
      try {
        ledger.schedules().seen();
        return ledger
            .unwritable()
            .map(HealthChecks::down)
            .orElseGet(() -> new Health.CheckResult("ledger", true, "can be read"));
      } catch (LedgerFault fault) {
        return down(fault);
      }
    };
  }

  private static Health.CheckResult down(LedgerFault fault) {
    return new Health.CheckResult("ledger", false, fault.fault() + "; " + fault.fix());
  }

  /** No run waits to be told to the ledger. */
  public static Supplier<Health.CheckResult> ends(Supplier<List<RunId>> unwritten) {
    return () -> {
      List<Health.Named> runs =
          unwritten.get().stream()
              .map(run -> new Health.Named(run.pipeline(), run.toString()))
              .toList();
      return runs.isEmpty()
          ? new Health.CheckResult("runs", true, "each end is in the ledger")
          : new Health.CheckResult("runs", false, "ended, and not in the ledger yet: %s", runs);
    };
  }

  /** Checks that every periodic task went its last round. */
  public static Supplier<Health.CheckResult> tasks(Supplier<List<String>> failing) {
    return () -> {
      List<String> now = failing.get();
      return now.isEmpty()
          ? new Health.CheckResult("tasks", true, "each goes its rounds")
          : new Health.CheckResult("tasks", false, "failing: " + String.join(", ", now));
    };
  }

  /** No task has died; a restart begins it anew. */
  public static Supplier<Health.CheckResult> alive(Supplier<List<String>> dead) {
    return () -> {
      List<String> now = dead.get();
      return now.isEmpty()
          ? new Health.CheckResult("alive", true, "the process works")
          : new Health.CheckResult(
              "alive", false, "died: " + String.join(", ", now) + "; restart the process");
    };
  }

  /** No file of a pipeline is broken; the last set that loaded whole goes on in any case. */
  public static Supplier<Health.CheckResult> pipelines(Supplier<RunningPipelines> pipelines) {
    return () -> {
      RunningPipelines now = pipelines.get();
      String running = "the last good set is running since " + second(now.since());
      return now.broken().isEmpty()
          ? new Health.CheckResult("pipelines", true, running)
          : new Health.CheckResult(
              "pipelines", false, running + "; broken: %s", files(now.broken()));
    };
  }

  /** The settings are those of the file; what waits for a restart is no fault. */
  public static Supplier<Health.CheckResult> settings(Supplier<RunningSettings> settings) {
    return () -> {
      RunningSettings now = settings.get();
      if (!now.broken().isEmpty()) {
        return new Health.CheckResult(
            "settings", false, "those before the last edit hold; broken: %s", keys(now.broken()));
      }
      return now.restart().isEmpty()
          ? new Health.CheckResult("settings", true, "those of the file hold")
          : new Health.CheckResult(
              "settings", true, "%s changed: restart `serve`", keys(now.restart()));
    };
  }

  private static List<Health.Named> files(List<String> files) {
    return files.stream()
        .map(file -> new Health.Named(file.replaceFirst(".*/", "").replace(FILE, ""), file))
        .toList();
  }

  /** A key may hold the name of a pipeline, or of a person who has a token. */
  private static List<Health.Named> keys(List<String> keys) {
    return keys.stream().map(key -> new Health.Named(pipeline(key), key, !isNaming(key))).toList();
  }

  private static boolean isNaming(String key) {
    return key.startsWith(PIPELINE) || key.startsWith(TOKEN);
  }

  private static String pipeline(String key) {
    return key.startsWith(PIPELINE) ? key.substring(PIPELINE.length()).split("\\.")[0] : null;
  }

  /** No sealed file has waited for longer than an hour. */
  public static Supplier<Health.CheckResult> outbox(OutboxFiles outbox, Clock clock) {
    return () ->
        outbox
            .oldest()
            .map(oldest -> waiting(oldest, outbox.depth(), clock.instant()))
            .orElseGet(() -> new Health.CheckResult("outbox", true, "empty"));
  }

  private static Health.CheckResult waiting(Instant oldest, int files, Instant now) {
    String text = "sealed files that wait: " + files + "; the oldest since " + second(oldest);
    boolean stuck = oldest.plus(OUTBOX_AGE).isBefore(now);
    return stuck
        ? new Health.CheckResult("outbox", false, text + "; `courier ledger` tells why")
        : new Health.CheckResult("outbox", true, text);
  }

  /**
   * There is room for the next lists.
   *
   * @param state the home's; it must exist
   */
  public static Supplier<Health.CheckResult> disk(Path state) {
    return disk(() -> free(state));
  }

  static Supplier<Health.CheckResult> disk(LongSupplier freeBytes) {
    return () -> {
      long megabytes = freeBytes.getAsLong() / MEGABYTE;
      String text = String.format(Locale.ROOT, "%,d MB free under var/", megabytes);
      return megabytes < FREE_MEGABYTES
          ? new Health.CheckResult(
              "disk", false, text + ", under " + FREE_MEGABYTES + "; free space there")
          : new Health.CheckResult("disk", true, text);
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

  /**
   * The pipelines at work: the last set of files that loaded whole.
   *
   * @param since when that set was loaded
   * @param broken names of files that were changed since and do not load
   */
  public record RunningPipelines(Instant since, List<String> broken) {
    public RunningPipelines {
      broken = List.copyOf(broken);
    }
  }

  /**
   * The settings of the last edit that are not in use.
   *
   * @param broken keys at fault: the settings before the edit hold
   * @param restart keys that were changed and hold only after a restart
   */
  public record RunningSettings(List<String> broken, List<String> restart) {
    public RunningSettings {
      broken = List.copyOf(broken);
      restart = List.copyOf(restart);
    }
  }
}
