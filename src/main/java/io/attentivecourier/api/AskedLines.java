package io.attentivecourier.api;

import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.ledger.PeopleRepository;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Separates the lines of a sealed file whose people were asked from the others. It compares the
 * file and the ledger as streams.
 */
final class AskedLines {
  private final Path file;
  private final List<LineRange> lines;
  private final MemberHash hash;

  /**
   * @param lines the lines to separate, ascending
   */
  AskedLines(Path file, Collection<LineRange> lines, IdentifierKey key) {
    this.file = file;
    this.lines = List.copyOf(lines);
    this.hash = key.memberHash();
  }

  /** The two groups of lines, each in order of line. */
  record Split(List<LineRange> unasked, List<LineRange> asked) {}

  /**
   * @throws IllegalStateException if the lines were not sealed in the order of this key
   */
  Split split(PeopleRepository.AskedCursor known) throws IOException {
    Split split = new Split(new ArrayList<>(), new ArrayList<>());
    try (SealedLines sealed = new SealedLines(file, lines, 1)) {
      while (sealed.hasNext()) {
        Request one = sealed.next();
        boolean asked = known.contains(hash.of(person(one.lines().get(0))));
        add(asked ? split.asked() : split.unasked(), one.first());
      }
    }
    return split;
  }

  /** The identifier of a sealed line. */
  static String person(byte[] line) {
    return ResultLine.identifierOf(line)
        .orElseThrow(() -> new IllegalStateException("a sealed line names nobody"));
  }

  private static void add(List<LineRange> ranges, long line) {
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).end() == line) {
      ranges.set(last, new LineRange(ranges.get(last).first(), ranges.get(last).lines() + 1));
    } else {
      ranges.add(new LineRange(line, 1));
    }
  }

  /** Notes the lines of one run whose people this delivery asks. Any thread may call it. */
  static final class IntentLog {
    private final RunId run;
    private final AskedPeople asked;
    private final MemberHash hash;
    private final BitSet noted = new BitSet();

    IntentLog(RunId run, AskedPeople asked, IdentifierKey key) {
      this.run = run;
      this.asked = asked;
      this.hash = key.memberHash();
    }

    synchronized boolean isNoted(long line) {
      return noted.get(Math.toIntExact(line));
    }

    /**
     * Notes the person of a request. The note is on disk when this method returns.
     *
     * @return false if the person was asked before
     */
    synchronized boolean note(Request request) throws IOException {
      boolean first = asked.intend(hash.of(person(request.lines().get(0))), run);
      noted.set(Math.toIntExact(request.first()), first);
      return first;
    }
  }
}
