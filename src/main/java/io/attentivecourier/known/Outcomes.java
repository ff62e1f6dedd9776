package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.ledger.OutcomeRepository;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the outcomes of people from the ledger. It first imports the files of an earlier courier,
 * {@code RUN.outcomes}, so that nothing is read without what is in them. One transaction of the
 * ledger imports all files; they are renamed after it, and kept as long as the other files of their
 * run. So whatever ends the import, the next reader either imports the files or only renames them.
 */
public final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  private static final String IMPORTED = ".imported";
  private static final String DAMAGED = ".damaged";

  private final Path folder;
  private final OutcomeRepository outcomes;

  /**
   * @param folder {@code var/people/}
   */
  public Outcomes(Path folder, OutcomeRepository outcomes) {
    this.folder = folder;
    this.outcomes = outcomes;
  }

  /** The outcomes of a run. It must not be called under the lock of the known people. */
  public OutcomeCursor of(RunId run) throws IOException {
    takeOver();
    return outcomes.ascending(run);
  }

  /**
   * Imports the files of an earlier courier, if there are any. It must be called before a job is
   * ended: an earlier courier that was killed may have noted another end of that job in its file,
   * which would then contradict the ledger.
   */
  public void takeOver() throws IOException {
    if (!files().isEmpty()) {
      try (Locks.Held held = new Locks(folder).lock(KnownPeople.LOCK)) {
        takeOver(files());
      }
    }
  }

  private List<Path> files() throws IOException {
    return RunFiles.ending(folder, RunFiles.OUTCOMES).stream()
        .filter(path -> RunFiles.run(path).isPresent())
        .toList();
  }

  private void takeOver(List<Path> files) throws IOException {
    List<Path> whole = new ArrayList<>();
    for (Path path : files) {
      if (isWhole(path)) {
        whole.add(path);
      } else {
        setAside(path, "is damaged");
      }
    }
    List<RunId> contradicting = outcomes.importAll(whole.stream().map(Outcomes::open).iterator());
    for (Path path : whole) {
      if (contradicting.contains(run(path))) {
        setAside(path, "contradicts the ledger");
      } else {
        Durable.move(path, RunFiles.free(beside(path, IMPORTED)));
      }
    }
  }

  private static boolean isWhole(Path path) throws IOException {
    try {
      EarlierOutcomeFile.open(path, run(path)).check();
      return true;
    } catch (IllegalStateException damaged) {
      return false;
    }
  }

  private static EarlierOutcomeFile open(Path path) {
    try {
      return EarlierOutcomeFile.open(path, run(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void setAside(Path path, String why) throws IOException {
    LOG.warn(
        "{} {} and is not taken over: where a job's people had different outcomes, nobody can tell"
            + " who had which, and all of them are sent again",
        path.getFileName(),
        why);
    Durable.move(path, RunFiles.free(beside(path, DAMAGED)));
  }

  private static Path beside(Path path, String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  private static RunId run(Path path) {
    return RunFiles.run(path).orElseThrow();
  }
}
