package io.attentivecourier.member;

import io.attentivecourier.run.RunId;

/** A snapshot in the room, and the run whose list it is. */
record KeptSnapshot(RunId run, Snapshot snapshot) {

  /** Whether the run's list was made before that of another run for the same segment. */
  static boolean isOlder(RunId run, RunId other) {
    if (!run.date().equals(other.date())) {
      return run.date().isBefore(other.date());
    }
    // A segment changes its pipeline only when it is retired, and then nothing of it is left here.
    return run.pipeline().equals(other.pipeline()) && run.number() < other.number();
  }
}
