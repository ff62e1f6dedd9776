package io.attentivecourier.segments;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Traces;
import io.attentivecourier.known.AskedMark;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds traces under {@code var/} or beside the key that the ledger does not know: lists were sent
 * from here that it cannot compare with. They reveal a ledger that was lost, and an older one from
 * a backup, even after the receiver has taken every file away.
 *
 * <p>A key alone is no sign: homes may share one. So a ledger leaves its id beside the key when it
 * seals its first list, and holds only where the ids of others stand there and not its own.
 */
public final class UnknownTraces {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownTraces.class);
  private static final String KNOWN = ".known";
  private static final String ASKED = "subscribers.";

  private final Ledger ledger;
  private final Traces traces;
  private final Traces.Notes beside;
  private final AskedMark mark;

  public UnknownTraces(Ledger ledger, Home home, Path keyFile) {
    this.ledger = ledger;
    this.traces = new Traces(home);
    this.beside = new Traces.Notes(keyFile.resolveSibling(keyFile.getFileName() + ".ledger"));
    this.mark = new AskedMark(home);
  }

  /** The traces that no operator has looked at yet, by name, in order. */
  List<String> signs() throws IOException {
    Set<String> signs = new TreeSet<>();
    SortedMap<String, RunId> lists = traces.ofLists();
    Set<RunId> unknown = ledger.identity().unknown(lists.values());
    lists.forEach((trace, run) -> addIf(signs, trace, unknown.contains(run)));
    for (String name : traces.ofPeople()) {
      addIf(signs, "people/" + name, isOfNoRun(name));
    }
    addIf(signs, mark.name(), mark.isUnknownTo(ledger));
    List<String> ids = beside.lines();
    addIf(signs, name(), !ids.isEmpty() && !ids.contains(ledger.identity().id()));
    signs.removeAll(ledger.identity().lookedAt());
    return List.copyOf(signs);
  }

  private static void addIf(Set<String> signs, String sign, boolean unknown) {
    if (unknown) {
      signs.add(sign);
    }
  }

  /**
   * True for a file of a pipeline, or of all people who were asked: it stays when the files of
   * single runs are gone.
   */
  private boolean isOfNoRun(String name) {
    if (name.startsWith(ASKED)) {
      return !ledger.identity().hasEverAsked();
    }
    boolean known = name.endsWith(KNOWN);
    String pipeline = known ? name.substring(0, name.length() - KNOWN.length()) : null;
    return known && !ledger.identity().hasEverRun(RunKind.ATTRIBUTES, pipeline);
  }

  private String name() {
    return beside.file().getFileName().toString();
  }

  /**
   * True if a run left a trace here that this ledger does not know, whether an operator looked at
   * it or not.
   */
  public boolean isUnknown(RunId run) {
    return !ledger.identity().unknown(List.of(run)).isEmpty()
        && !ledger.identity().lookedAt().contains("members/" + run);
  }

  /**
   * Called before a list is sealed. No hold stopped it, so all unknown traces were released, and
   * from now on this is the ledger that sends from here.
   */
  void markReleased(RunId run) throws IOException {
    List<String> released = signs();
    if (!released.isEmpty()) {
      ledger.identity().noteLookedAt(released, run);
    }
    if (!beside.lines().contains(ledger.identity().id())) {
      leaveId();
    }
  }

  /**
   * Writes the ledger's id beside the key. If that folder cannot be written, this sign is missing
   * and the others still work.
   */
  private void leaveId() {
    try {
      beside.add(ledger.identity().id());
    } catch (IOException readOnly) {
      LOG.warn("{} cannot be written beside courier.keyFile", name());
    }
  }

  /** As {@link #markReleased}, for a canary, which is no list. */
  void markCanary(RunId run) throws IOException {
    traces.canary(run);
  }
}
