package io.attentivecourier.sandbox;

/** What in a file breaks the contract, in words that hold no value of a row. */
final class Breach extends Exception {

  private static final long serialVersionUID = 1L;

  Breach(String words) {
    super(words);
  }

  static Breach at(long line, String words) {
    return new Breach("line " + line + " " + words);
  }
}
