package io.attentivecourier.api;

import io.attentivecourier.ledger.Range;
import io.attentivecourier.people.AskedPeople;
import io.attentivecourier.people.Person;
import io.attentivecourier.people.UnaskedPeople;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
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
  private final List<Range> lines;
  private final MemberHash hash;

  /**
   * @param lines of which to tell, ascending
   */
  AskedLines(Path file, Collection<Range> lines, IdentifierKey key) {
    this.file = file;
    this.lines = List.copyOf(lines);
    this.hash = key.memberHash();
  }

  /** Both in order of line. */
  record Split(List<Range> unasked, List<Range> asked) {}

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
    for (Range range : lines) {
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
    return ResultLine.sealed(line)
        .orElseThrow(() -> new IllegalStateException("a sealed line names nobody"));
  }

  private static void add(List<Range> ranges, long line) {
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).end() == line) {
      ranges.set(last, new Range(ranges.get(last).first(), ranges.get(last).lines() + 1));
    } else {
      ranges.add(new Range(line, 1));
    }
  }
}
