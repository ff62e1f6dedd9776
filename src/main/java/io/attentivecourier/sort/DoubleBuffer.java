package io.attentivecourier.sort;

import java.util.function.Supplier;

/**
 * Two buffers in turn: one takes entries while the other is written to disk. Or one buffer, used
 * again each time.
 */
final class DoubleBuffer<B extends SortBuffer> {
  private final Supplier<B> maker;
  private final boolean alone;
  private B filling;
  private B spare;

  /**
   * @param maker makes each buffer when it is needed: a list that fits into one takes no memory for
   *     two
   * @param alone true if there is no second buffer
   */
  DoubleBuffer(Supplier<B> maker, boolean alone) {
    this.maker = maker;
    this.alone = alone;
    this.filling = maker.get();
  }

  B filling() {
    return filling;
  }

  /** Returns the full buffer. The caller may use the next one once it is known to be empty. */
  B turn() {
    B full = filling;
    if (!alone) {
      filling = spare == null ? maker.get() : spare;
      spare = full;
    }
    return full;
  }
}
