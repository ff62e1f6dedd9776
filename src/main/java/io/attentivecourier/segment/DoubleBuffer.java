package io.attentivecourier.segment;

import java.util.function.Supplier;

/** Two buffers in turn: one takes members while the other is laid on disk. */
final class DoubleBuffer<B extends SortBuffer> {
  private final Supplier<B> maker;
  private B filling;
  private B spare;

  /**
   * @param maker makes each when it is needed: a list that fits into one takes no memory for two
   */
  DoubleBuffer(Supplier<B> maker) {
    this.maker = maker;
    this.filling = maker.get();
  }

  B filling() {
    return filling;
  }

  /** Takes out the one that is full; the spare one is the caller's once it is known to be empty. */
  B turn() {
    B full = filling;
    filling = spare == null ? maker.get() : spare;
    spare = full;
    return full;
  }
}
