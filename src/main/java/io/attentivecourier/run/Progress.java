package io.attentivecourier.run;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** The progress of a run, for a screen that watches it from another thread. */
public final class Progress {
  private final long started = System.nanoTime();
  private final LongAdder rows = new LongAdder();
  private volatile String stage = "asking the warehouse";

  public void stage(String stage) {
    this.stage = stage;
  }

  public void read(long more) {
    rows.add(more);
  }

  /** The time since the run began. */
  public Duration took() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  public String stage() {
    return stage;
  }

  /** Rows read so far. */
  public long rows() {
    return rows.sum();
  }
}
