package io.attentivecourier.sort;

import java.util.List;

/**
 * Finds the one of several cursors that stands at the least entry. It remembers the loser of each
 * match, so that a cursor that has moved on plays again only on its way up: half the comparisons of
 * a heap.
 */
final class LoserTree {
  private final List<SpillCursor> players;
  private final SpillCursor[] losers;

  /** The key of each player, by its age: most matches are decided without a look at the player. */
  private final long[] keys;

  private SpillCursor winner;

  /**
   * @param players each at its first entry, or at its end; the age of each is its place
   */
  LoserTree(List<SpillCursor> players) {
    this.players = List.copyOf(players);
    this.losers = new SpillCursor[Math.max(1, players.size())];
    this.keys = players.stream().mapToLong(SpillCursor::key).toArray();
    for (int place = 0; place < players.size(); place++) {
      enter(place);
    }
  }

  /** The cursor at the least entry; null if all are at their end. */
  SpillCursor winner() {
    return winner == null || winner.isAtEnd() ? null : winner;
  }

  /** Finds the new winner; must be called after the winner has moved. */
  void replay() {
    SpillCursor best = winner;
    long least = best.key();
    keys[best.age()] = least;
    for (int match = match(best.age()); match > 0; match /= 2) {
      SpillCursor other = losers[match];
      long key = keys[other.age()];
      if (key == least ? other.isBefore(best) : Long.compareUnsigned(key, least) < 0) {
        losers[match] = best;
        best = other;
        least = key;
      }
    }
    winner = best;
  }

  /** Lets a player go up to the first match that still waits for a second player. */
  private void enter(int place) {
    SpillCursor best = players.get(place);
    int match = match(place);
    while (match > 0 && losers[match] != null) {
      SpillCursor other = losers[match];
      if (other.isBefore(best)) {
        losers[match] = best;
        best = other;
      }
      match /= 2;
    }
    if (match > 0) {
      losers[match] = best;
    } else {
      winner = best;
    }
  }

  private int match(int place) {
    return (place + players.size()) / 2;
  }
}
