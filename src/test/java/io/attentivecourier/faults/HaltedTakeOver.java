package io.attentivecourier.faults;

import io.attentivecourier.home.Home;
import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.row.IdentifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;

/** A process that takes over who was asked, and dies as soon as a step of it can be seen. */
final class HaltedTakeOver {
  private HaltedTakeOver() {}

  /** In their order. */
  enum Step {
    ROWS_IN_THE_WAL {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return size(home.state().resolve("ledger.db-wal")) > 1 << 18;
      }
    },
    MANY_ROWS_IN_THE_WAL {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return size(home.state().resolve("ledger.db-wal")) > 1 << 22;
      }
    },
    COMMIT {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return ledger.people().total().people() > 0;
      }
    },
    MARK_BEGUN {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return isThere(home, "asked.mark.part");
      }
    },
    MARK {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return isThere(home, "asked.mark");
      }
    },
    FIRST_RENAME {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return isThere(home, "people/subscribers.asked.imported");
      }
    },
    SECOND_RENAME {
      @Override
      boolean isSeen(Home home, Ledger ledger) {
        return isThere(home, "people/subscribers.asking.imported");
      }
    };

    abstract boolean isSeen(Home home, Ledger ledger);

    private static boolean isThere(Home home, String name) {
      return Files.exists(home.state().resolve(name));
    }

    private static long size(Path file) {
      try {
        return Files.size(file);
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
    IdentifierKey key = IdentifierKey.at(home.state().resolve("key"));
    new AskedPeople(ledger(home), home, key.id()).state();
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
