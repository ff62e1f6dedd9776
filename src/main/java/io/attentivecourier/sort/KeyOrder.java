package io.attentivecourier.sort;

import java.util.function.LongUnaryOperator;

/**
 * An order of keys by another number than the stored one. Both functions must not change while a
 * thread sorts by them.
 *
 * @param rank the number that a stored key is sorted by
 * @param stored the key of that number
 */
public record KeyOrder(LongUnaryOperator rank, LongUnaryOperator stored) {
  /** Keys are sorted by themselves. */
  public static final KeyOrder SAME =
      new KeyOrder(LongUnaryOperator.identity(), LongUnaryOperator.identity());

  long rank(long key) {
    return this == SAME ? key : rank.applyAsLong(key);
  }

  long stored(long ranked) {
    return this == SAME ? ranked : stored.applyAsLong(ranked);
  }
}
