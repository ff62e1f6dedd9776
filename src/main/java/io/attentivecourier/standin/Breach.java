package io.attentivecourier.standin;

import java.util.ArrayList;
import java.util.List;

/** A breach of the contract in a file, in words that hold no value of a row. */
public final class Breach extends Exception {

  private static final long serialVersionUID = 1L;

  public Breach(String words) {
    super(words);
  }

  public static Breach at(long line, String words) {
    return new Breach("line " + line + " " + words);
  }

  /** The breaches of callers, in words that hold no value of a person. */
  public static final class BreachLog {

    /** A client in a loop must not fill the heap. */
    private static final int KEPT = 1_000;

    private final List<String> words = new ArrayList<>();

    public synchronized void add(String breach) {
      if (words.size() < KEPT) {
        words.add(breach);
      }
    }

    public synchronized List<String> list() {
      return List.copyOf(words);
    }
  }
}
