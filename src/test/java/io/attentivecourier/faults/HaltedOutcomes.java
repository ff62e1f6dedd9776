package io.attentivecourier.faults;

import io.attentivecourier.home.Home;
import io.attentivecourier.known.Outcomes;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;

/** A process that takes over outcomes, and dies as soon as a step of it can be seen. */
final class HaltedOutcomes {
  private HaltedOutcomes() {}

  /** In their order. */
  enum Step {
    LOCK {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return Files.exists(home.people().resolve("people.lock"));
      }
    },
    ROWS_IN_THE_WAL {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return walBytes(home) > 1 << 16;
      }
    },
    MANY_ROWS_IN_THE_WAL {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return walBytes(home) > 1 << 20;
      }
    },
    COMMIT {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        OutcomeCursor cursor = ledger.outcomes().ascending(ManyOutcomes.RUNS.get(0));
        return cursor.get(0) != RunReport.PersonOutcome.UNCONFIRMED;
      }
    },
    FIRST_RENAME {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return isRenamed(home, ManyOutcomes.RUNS.get(0));
      }
    },
    SECOND_RENAME {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return isRenamed(home, ManyOutcomes.RUNS.get(1));
      }
    };

    abstract boolean isSeen(Home home, Ledger ledger);

    private static boolean isRenamed(Home home, RunId run) {
      return Files.exists(home.people().resolve(run + ".outcomes.imported"));
    }

    private static long walBytes(Home home) {
      try {
        return Files.size(home.state().resolve("ledger.db-wal"));
      } catch (NoSuchFileException none) {
        return 0;
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }

  /** Home, and the step after which to die. */
  public static void main(String[] args) throws Exception {
    Home home = Home.at(Path.of(args[0]));
    Step step = Step.valueOf(args[1]);
    Ledger watched = ledger(home);
    Thread watch = new Thread(() -> haltOnce(step, home, watched));
    watch.setPriority(Thread.MAX_PRIORITY);
    watch.start();
    new Outcomes(home.people(), ledger(home).outcomes()).of(ManyOutcomes.RUNS.get(1));
    // A step that went by between two looks is seen at the next one.
    watch.join();
  }

  private static Ledger ledger(Home home) {
    return Ledger.open("jdbc:sqlite:" + home.state().resolve("ledger.db"), Clock.systemUTC());
  }

  private static void haltOnce(Step step, Home home, Ledger watched) {
    while (!step.isSeen(home, watched) && !Step.SECOND_RENAME.isSeen(home, watched)) {
      Thread.onSpinWait();
    }
    Runtime.getRuntime().halt(StrikingClock.HALTED);
  }
}
