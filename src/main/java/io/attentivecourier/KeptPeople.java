package io.attentivecourier;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.known.KeptErasure;
import io.attentivecourier.known.KnownPeople;
import io.attentivecourier.known.PersonFinding;
import io.attentivecourier.known.PersonQuery;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.known.Whereabouts;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.people.ApiRunFindings;
import io.attentivecourier.pipeline.PipelineFiles;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads or removes the files' entries of one person, without a courier at work. */
public final class KeptPeople implements AutoCloseable {
  private static final String LOCK = "pipeline-";
  private static final String LOCK_ENDING = ".lock";

  private final Home home;
  private final Ledger ledger;
  private final IdentifierKey key;
  private final Snapshots snapshots;

  private KeptPeople(Home home, Ledger ledger, IdentifierKey key) {
    this.home = home;
    this.ledger = ledger;
    this.key = key;
    this.snapshots = new Snapshots(home, key, ledger.deliveries()::newestRuns);
  }

  /**
   * @throws io.attentivecourier.settings.SettingsFault where the key is broken
   */
  public static KeptPeople open(Home home, Settings settings, Clock clock) throws IOException {
    IdentifierKey key = Assembly.key(settings);
    return new KeptPeople(home, Ledger.open(settings.ledgerUrl(), clock), key);
  }

  /**
   * The findings about the person in each run that is kept, the newest first. Locks nothing.
   *
   * @param date null for every date that is kept
   */
  public List<PersonFinding> why(PersonQuery person, LocalDate date) throws IOException {
    Predicate<RunId> which = run -> date == null || date.equals(run.date());
    List<PersonFinding> findings = new ArrayList<>();
    findings.addAll(new Whereabouts(home, snapshots, key, ledger.reports()::of).of(person, which));
    findings.addAll(new ApiRunFindings(home, ledger, key).of(person, which));
    return PersonFinding.Ranking.inOrder(findings.stream().map(this::dated).toList());
  }

  private PersonFinding dated(PersonFinding finding) {
    Instant at =
        ledger.reports().times(finding.run()).map(run -> run.of(finding.file())).orElse(null);
    return finding.at(at);
  }

  /** Removes the person; empty, with nothing changed, where a pipeline is running. */
  public Optional<KeptErasure.ErasureCounts> forget(PersonQuery person) throws IOException {
    List<Locks.Held> held = new ArrayList<>();
    try {
      return lockAll(held) ? Optional.of(forgetLocked(person)) : Optional.empty();
    } finally {
      held.forEach(Locks.Held::close);
    }
  }

  /**
   * Removes the person. The note that a person was asked to subscribe stays: else they would be
   * asked again.
   */
  private KeptErasure.ErasureCounts forgetLocked(PersonQuery person) throws IOException {
    KeptErasure.ErasureCounts forgotten = new KeptErasure(home, snapshots, key).forget(person);
    KnownPeople known = new KnownPeople(home.people(), key.id(), ledger.outcomes());
    long entries = 0;
    for (long hash : person.hashes(key.memberHash())) {
      entries += known.forget(hash);
    }
    return forgotten.withKnown(entries);
  }

  private boolean lockAll(List<Locks.Held> held) throws IOException {
    Locks locks = new Locks(home.locks());
    for (String name : pipelines()) {
      Optional<Locks.Held> lock = locks.tryLock(LOCK + name);
      lock.ifPresent(held::add);
      if (lock.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The pipelines that have a file, and those that ever ran: a deleted one may still be running.
   */
  private Set<String> pipelines() throws IOException {
    Set<String> names = new TreeSet<>(PipelineFiles.names(home));
    for (Path path : entries(home.locks())) {
      String name = path.getFileName().toString();
      if (name.startsWith(LOCK) && name.endsWith(LOCK_ENDING)) {
        names.add(name.substring(LOCK.length(), name.length() - LOCK_ENDING.length()));
      }
    }
    return names;
  }

  /** Runs that still wait to be delivered. They are sealed, so nobody can be taken out of them. */
  public List<String> waiting() throws IOException {
    return entries(home.outbox()).stream().map(Path::getFileName).map(Path::toString).toList();
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
