package io.attentivecourier.page;

import io.attentivecourier.ledger.RunDetail;
import io.attentivecourier.ledger.RunTimes;
import io.attentivecourier.page.RunView.StageView;
import io.attentivecourier.run.Amount;
import io.attentivecourier.screen.Took;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws the stages of a run as bars on one scale, from its start to its last stage's end. */
final class StageBars {
  private static final int WIDTH = 1_000;

  /** A stage of no time is seen too. */
  private static final double LEAST = 4;

  private StageBars() {}

  static List<StageView> of(Visit visit, RunTimes times, List<RunDetail.Stage> stages) {
    List<StageView> bars = new ArrayList<>();
    Instant begin = times.startedAt();
    Duration whole = begin == null ? Duration.ZERO : Duration.between(begin, end(begin, stages));
    for (RunDetail.Stage stage : stages) {
      double x = share(Duration.between(begin, stage.startedAt()), whole);
      double width = Math.max(LEAST, share(stage.took(), whole));
      bars.add(bar(visit, stage, Math.min(x, WIDTH - width), width));
    }
    return bars;
  }

  private static StageView bar(Visit visit, RunDetail.Stage stage, double x, double width) {
    return new StageView(
        stage.name(),
        visit.notes().time(stage.startedAt()),
        Took.of(stage.took()),
        Amount.of(stage.rows()),
        number(x),
        number(width));
  }

  private static Instant end(Instant begin, List<RunDetail.Stage> stages) {
    return stages.stream()
        .map(stage -> stage.startedAt().plus(stage.took()))
        .max(Comparator.naturalOrder())
        .orElse(begin);
  }

  private static double share(Duration part, Duration whole) {
    return whole.isZero() ? 0 : (double) WIDTH * part.toMillis() / whole.toMillis();
  }

  private static String number(double at) {
    return String.format(Locale.ROOT, "%.1f", at);
  }
}
