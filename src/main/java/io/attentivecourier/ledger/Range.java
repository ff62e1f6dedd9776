package io.attentivecourier.ledger;

/**
 * Consecutive lines of a sealed file.
 *
 * @param first the first of them, from 0
 * @param lines how many, 1 or more
 */
public record Range(long first, long lines) {
  /** The line after the last of them. */
  public long end() {
    return first + lines;
  }
}
