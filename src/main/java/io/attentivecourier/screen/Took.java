package io.attentivecourier.screen;

import java.time.Duration;

/** How long something took, as a person says it. */
public final class Took {
  private static final int SECONDS_TO_TELL = 120;
  private static final int MINUTES_TO_TELL = 120;

  private Took() {}

  public static String of(Duration time) {
    if (time.toSeconds() < SECONDS_TO_TELL) {
      return (time.toMillis() + 999) / 1000 + " s";
    }
    return time.toMinutes() < MINUTES_TO_TELL ? time.toMinutes() + " min" : time.toHours() + " h";
  }
}
