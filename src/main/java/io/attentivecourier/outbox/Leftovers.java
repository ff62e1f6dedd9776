package io.attentivecourier.outbox;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Trees;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a crash left on disk after its run's last word in the ledger: staging that nobody reads
 * again, files that were delivered or put aside and not moved, and the folders of dead plans. All
 * of it holds members.
 */
final class Leftovers {
  private static final Pattern PLAN = Pattern.compile("plan-.+-(\\d{1,18})");

  private final Home home;
  private final Outbox outbox;

  Leftovers(Home home, Outbox outbox) {
    this.home = home;
    this.outbox = outbox;
  }

  /** Does a piece of work with each run whose pipeline no living process holds. */
  @FunctionalInterface
  interface Free {
    void each(List<RunId> runs, Recovery.Work work) throws IOException;
  }

  /** Only after every unfinished run was reconciled. */
  void sweep(Free free) throws IOException {
    free.each(runs(home.outbox()), outbox::moveEnded);
    free.each(runs(home.staging()), outbox::clearStaging);
    for (Path folder : entries(home.tmp())) {
      if (isOfDeadPlan(folder.getFileName().toString())) {
        Trees.delete(folder);
      }
    }
  }

  private static boolean isOfDeadPlan(String name) {
    Matcher plan = PLAN.matcher(name);
    return plan.matches() && ProcessHandle.of(Long.parseLong(plan.group(1))).isEmpty();
  }

  private static List<RunId> runs(Path folder) throws IOException {
    return entries(folder).stream()
        .filter(Files::isDirectory)
        .map(entry -> run(entry.getFileName().toString()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<RunId> run(String name) {
    try {
      return Optional.of(RunId.parse(name));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
