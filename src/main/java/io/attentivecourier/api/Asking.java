package io.attentivecourier.api;

import io.attentivecourier.people.AskedPeople;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import java.io.IOException;
import java.util.BitSet;

/** The lines of one run whose people this delivery asks. Any thread may call it. */
final class Asking {
  private final AskedPeople asked;
  private final MemberHash hash;
  private final BitSet noted = new BitSet();

  Asking(AskedPeople asked, IdentifierKey key) {
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
