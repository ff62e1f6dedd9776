package io.attentivecourier.people;

import io.attentivecourier.run.Outcome;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** shape. */
public final class KnownPeople {
  /**
   * @param folder {@code var/people/}
   * @param keyId of the key that hashes now
   */
  public KnownPeople(Path folder, String keyId) {}

  public Comparison compare(
      String pipeline,
      List<String> attributes,
      Iterator<Person> people,
      boolean changesOnly,
      RunId run,
      Path staging)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Merges the applied of a run into what is known of its pipeline. */
  public boolean advance(RunId run, String pipeline) throws IOException {
    throw new UnsupportedOperationException();
  }

  public ResentLines linesToSendAgain(RunId run, Set<Outcome> outcomes, Collection<RunId> later)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  public long forget(long hash) throws IOException {
    throw new UnsupportedOperationException();
  }

  public void tidy(LocalDate oldest, Set<RunId> open) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** shape. */
  public interface ResentLines extends Iterator<Long>, java.io.Closeable {}
}
