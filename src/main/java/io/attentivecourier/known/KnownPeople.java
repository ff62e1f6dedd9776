package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.ledger.OutcomeRepository;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Keeps what Attentive last applied of each person, in a file of keyed hashes for each pipeline. A
 * person whom a run sends is not known any more from the run's seal on, and is known again when the
 * change was applied. Each call holds a lock of the folder while it writes, also against other
 * processes.
 */
public final class KnownPeople {
  static final String LOCK = "people";

  private final Path folder;
  private final String keyId;
  private final Locks locks;
  private final SentFiles sentFiles;
  private final Outcomes outcomes;

  /**
   * @param folder {@code var/people/}
   * @param keyId the id of the key that hashes now
   */
  public KnownPeople(Path folder, String keyId, OutcomeRepository outcomes) {
    this.folder = folder;
    this.keyId = keyId;
    this.outcomes = new Outcomes(folder, outcomes);
    this.locks = new Locks(folder);
    this.sentFiles = new SentFiles(folder);
  }

  /**
   * Finds the people who are to be sent. Nothing changes before {@link Comparison#publish}.
   *
   * @param attributes the names to which {@link Person#present} refers
   * @param people in order of hash, as an unsigned number
   * @param changesOnly false to send the unchanged too, but nobody without any value
   * @param staging a folder on the same file system as the folder of the known people
   */
  public Comparison compare(
      String pipeline,
      List<String> attributes,
      Iterator<Person> people,
      boolean changesOnly,
      RunId run,
      Path staging)
      throws IOException {
    Durable.folder(folder);
    Path part = Durable.folder(staging).resolve(run + RunFiles.SENT);
    KnownFile known = KnownFile.at(RunFiles.known(folder, pipeline), keyId);
    var publishing = new Publishing(folder, keyId, run, pipeline, attributes);
    HashOutput sent = new HashOutput(part, HashHeader.of(HashForm.SENT, keyId, attributes));
    return new KnownComparison(
        known, attributes, people, changesOnly, sent, publishing.steps(sent), locks);
  }

  /**
   * Adds what the run applied to the known people, except for people whom a later run has taken up.
   * It must be called at each end of a run; a second call changes nothing.
   *
   * @return false if the files of the run are gone, damaged or of another key: then nothing becomes
   *     known of the run, and its people are sent again
   */
  public boolean advance(RunId run, String pipeline) throws IOException {
    OutcomeCursor ofLines = outcomes.of(run);
    try (Locks.Held held = locks.lock(LOCK)) {
      HashFile sent = SentFiles.checked(RunFiles.sent(folder, run), keyId);
      // This is first, so that a crash in between forgets too much.
      new OtherPipelines(folder, pipeline).drop(sent);
      merge(run, pipeline, sent, ofLines);
      return true;
    } catch (NoSuchFileException | IllegalStateException unreadable) {
      return false;
    }
  }

  /**
   * The people of a run to whom it was not applied, with their sealed lines, except those whom a
   * later run has taken up.
   *
   * @param attributes the names to which {@link Person#present} must refer
   * @param kept the run's sealed file
   * @throws IllegalStateException if a file is damaged, or of another key
   * @throws NoSuchFileException if nothing is kept of the run any more
   */
  public ResentPeople again(RunId run, List<String> attributes, Path kept) throws IOException {
    HashFile sent = SentFiles.checked(RunFiles.sent(folder, run), keyId);
    List<HashFile> later = sentFiles.later(run, sent.header());
    Set<RunReport.PersonOutcome> wanted =
        EnumSet.complementOf(EnumSet.of(RunReport.PersonOutcome.APPLIED));
    SentLines lines = new SentLines(sent, outcomes.of(run), wanted, later);
    return new ResentPeople(lines, attributes, kept);
  }

  /**
   * Removes a person from all files of known people, and blanks the person's lines in the files of
   * the runs: hash, values and presence are then 0, and the line keeps its number. It must be
   * called while no run is active. Files of another key stay as they are: nobody can be found in
   * them.
   *
   * @return the number of entries that were removed or blanked
   */
  public long forget(long hash) throws IOException {
    try (Locks.Held held = locks.lock(LOCK)) {
      return new KnownErasure(folder, keyId).forget(hash);
    }
  }

  /**
   * Deletes the files of runs before that date, except of runs that are open, and of runs published
   * after one that stays.
   */
  public void tidy(LocalDate oldest, Set<RunId> open) throws IOException {
    try (Locks.Held held = locks.lock(LOCK)) {
      sentFiles.tidy(oldest, open);
    }
  }

  private void merge(RunId run, String pipeline, HashFile sent, OutcomeCursor ofLines)
      throws IOException {
    Path path = RunFiles.known(folder, pipeline);
    KnownFile known = KnownFile.at(path, keyId);
    HashHeader newest = known.isGood() ? known.file().header() : sent.header();
    List<HashFile> later = sentFiles.later(run, sent.header());
    try (SentLines applied =
        new SentLines(sent, ofLines, Set.of(RunReport.PersonOutcome.APPLIED), later)) {
      new KnownRewrite(path, known, keyId, newest.attributes()).with(applied);
    }
  }
}
