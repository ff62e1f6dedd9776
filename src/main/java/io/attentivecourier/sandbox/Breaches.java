package io.attentivecourier.sandbox;

import java.util.ArrayList;
import java.util.List;

/** What callers did wrong, in words that hold no value of a person. */
final class Breaches {

  /** A client in a loop must not fill the heap. */
  private static final int KEPT = 1_000;

  private final List<String> words = new ArrayList<>();

  synchronized void add(String breach) {
    if (words.size() < KEPT) {
      words.add(breach);
    }
  }

  synchronized List<String> list() {
    return List.copyOf(words);
  }
}
