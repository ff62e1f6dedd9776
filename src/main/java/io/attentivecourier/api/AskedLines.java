package io.attentivecourier.api;

import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.known.UnaskedPeople;
import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Lines of a sealed file by whether their people were asked, compared as streams. */
final class AskedLines {
  private static final byte[] NOTHING = {};

  private final Path file;
  private final List<LineRange> lines;
  private final MemberHash hash;

  /**
   * @param lines of which to tell, ascending
   */
  AskedLines(Path file, Collection<LineRange> lines, IdentifierKey key) {
    this.file = file;
    this.lines = List.copyOf(lines);
    this.hash = key.memberHash();
  }

  /** Both in order of line. */
  record Split(List<LineRange> unasked, List<LineRange> asked) {}

  /**
   * @throws IllegalStateException where the lines were not sealed in the order of this key
   */
  Split split(AskedPeople known) throws IOException {
    BitSet unasked = new BitSet();
    try (SealedLines sealed = new SealedLines(file, lines, 1);
        UnaskedPeople people = known.filter(people(sealed))) {
      while (people.hasNext()) {
        // In the place of the values' hash stands the number of the line.
        unasked.set(Math.toIntExact(people.next().values()));
      }
    }
    return split(unasked);
  }

  private Split split(BitSet unasked) {
    Split split = new Split(new ArrayList<>(), new ArrayList<>());
    for (LineRange range : lines) {
      for (long line = range.first(); line < range.end(); line++) {
        add(unasked.get((int) line) ? split.unasked() : split.asked(), line);
      }
    }
    return split;
  }

  private Iterator<Person> people(SealedLines sealed) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return sealed.hasNext();
      }

      @Override
      public Person next() {
        Request one = sealed.next();
        long person = hash.of(person(one.lines().get(0)));
        return new Person(person, "", one.first(), NOTHING, NOTHING);
      }
    };
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

  /** The lines of one run whose people this delivery asks. Any thread may call it. */
  static final class IntentLog {
    private final AskedPeople asked;
    private final MemberHash hash;
    private final BitSet noted = new BitSet();

    IntentLog(AskedPeople asked, IdentifierKey key) {
      this.asked = asked;
      this.hash = key.memberHash();
    }

    synchronized boolean isNoted(long line) {
      return noted.get(Math.toIntExact(line));
    }

    /**
     * Notes the person of a request, on disk when it returns.
     *
     * @return false where they were asked before
     */
    synchronized boolean note(Request request) throws IOException {
      boolean first = asked.intend(hash.of(AskedLines.person(request.lines().get(0))));
      noted.set(Math.toIntExact(request.first()), first);
      return first;
    }
  }
}
