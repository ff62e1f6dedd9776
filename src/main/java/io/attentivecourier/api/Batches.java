package io.attentivecourier.api;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/**
 * The batches of a delivery, until it is given up. What it has promised it keeps: a parallel split
 * asks twice before it takes one, and ends without waiting for what is in flight where the second
 * answer is another (Camel 4.17.0).
 */
public final class Batches implements Iterator<Halves>, Closeable {
  private final ApiDelivery delivery;
  private final BooleanSupplier stop;
  private final SealedLines lines;
  private boolean promised;

  public Batches(ApiDelivery delivery, BooleanSupplier stop) throws IOException {
    this.delivery = delivery;
    this.stop = stop;
    this.lines =
        new SealedLines(delivery.file(), delivery.lines(), delivery.call().peoplePerRequest());
  }

  @Override
  public boolean hasNext() {
    promised = promised || !delivery.isGivenUp() && !stop.getAsBoolean() && lines.hasNext();
    return promised;
  }

  @Override
  public Halves next() {
    promised = false;
    return new Halves(lines.next());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
