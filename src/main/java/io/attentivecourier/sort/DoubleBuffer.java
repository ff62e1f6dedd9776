package io.attentivecourier.sort;

import java.util.function.Supplier;

/** Two buffers in turn: one takes entries while the other is laid on disk. Or the same again. */
final class DoubleBuffer<B extends SortBuffer> {
  private final Supplier<B> maker;
  private final boolean alone;
  private B filling;
  private B spare;

  /**
   * @param maker makes each when it is needed: a list that fits into one takes no memory for two
   * @param alone there is no second one
   */
  DoubleBuffer(Supplier<B> maker, boolean alone) {
    this.maker = maker;
    this.alone = alone;
    this.filling = maker.get();
  }

  B filling() {
    return filling;
  }

  /** Takes out the one that is full; the next one is the caller's once it is known to be empty. */
  B turn() {
    B full = filling;
    if (!alone) {
      filling = spare == null ? maker.get() : spare;
      spare = full;
    }
    return full;
  }
}
