package io.attentivecourier.api;

/** A time that passes only by waiting, and a little longer than asked for where a test says so. */
final class SetTicker implements Ticker {
  private long now;
  private long oversleep;

  SetTicker oversleeping(long nanos) {
    oversleep = nanos;
    return this;
  }

  void pass(long nanos) {
    now += nanos;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void pause(long nanos) {
    now += nanos + oversleep;
  }
}
