package io.attentivecourier;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.pipeline.PipelineFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Schedules at an hour that a coming date lacks, as the zone's clock is put forward over it. */
final class LackingHours {
  /** Each zone that changes its clock does so within a year. */
  private static final int YEARS = 2;

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final Home home;
  private final Instant now;

  LackingHours(Home home, Instant now) {
    this.home = home;
    this.now = now;
  }

  /** A warning for each such schedule, by its file and the first such date. */
  List<String> warnings(List<DayView.Configured> pipelines) {
    return pipelines.stream()
        .filter(pipeline -> pipeline.cron() != null)
        .flatMap(pipeline -> warning(pipeline).stream())
        .toList();
  }

  private Optional<String> warning(DayView.Configured pipeline) {
    FireTimes times = FireTimes.of(pipeline.cron(), pipeline.zone());
    LocalDate today = LocalDate.ofInstant(now, pipeline.zone());
    return times.lacking(today, today.plusYears(YEARS)).stream()
        .findFirst()
        .map(lacking -> warning(pipeline, times, lacking));
  }

  private String warning(DayView.Configured pipeline, FireTimes times, LocalDateTime lacking) {
    LocalDate date = lacking.toLocalDate();
    ZoneId zone = pipeline.zone();
    String due = HOUR.format(times.on(date).get(0).atZone(zone));
    return "%s: %s has no %s on %s, so that day it runs at %s"
        .formatted(
            home.root().relativize(PipelineFiles.file(home, pipeline.pipeline())),
            zone,
            HOUR.format(lacking),
            date,
            due);
  }
}
