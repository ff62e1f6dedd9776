package io.attentivecourier.pipeline;

import io.attentivecourier.flow.QueryPlace;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.FireTimes;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.warehouse.Warehouse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** A home's pipelines as their files have them, asked without a courier at work. */
public final class Pipelines {
  private static final String UNLIKE =
      " is not the jar's of that name, and takes its place: `courier routes` compares the two";

  /** The address that a check without secrets has in place of one: of no dialect that is known. */
  private static final String UNRESOLVED = "jdbc:sqlite::memory:";

  private Pipelines() {}

  /** The names of a home's pipelines, by their files. */
  public static List<String> names(Home home) {
    return PipelineFiles.names(home);
  }

  /** The pipelines with their schedules, paused ones too; read without starting anything. */
  public static List<DayView.Configured> configured(Home home, Settings settings) throws Exception {
    try (CamelContext context = OwnCode.scratch(home)) {
      return new PipelineFiles(home, settings)
          .readAll(context).stream()
              .map(pipeline -> pipeline.configured(settings.disabledBy(pipeline.name())))
              .toList();
    }
  }

  /** The faults of the pipelines that cannot be read; nothing is known of their schedules. */
  public static List<Fault> unreadable(Home home, Settings settings) throws Exception {
    PipelineFiles files = new PipelineFiles(home, settings);
    try (CamelContext context = OwnCode.scratch(home)) {
      files.readAll(context);
    }
    return files.faults();
  }

  /** The faults of queries that the warehouse would not be shown: a run of them fails. */
  public static List<Fault> queryFaults(Home home, Settings settings) throws Exception {
    String url = settings.warehouse().url();
    if (url == null || url.equals(UNRESOLVED)) {
      return List.of();
    }
    try (CamelContext context = OwnCode.scratch(home)) {
      return new PipelineFiles(home, settings)
          .readAll(context).stream().flatMap(one -> queryFault(home, url, one).stream()).toList();
    }
  }

  private static Optional<Fault> queryFault(Home home, String url, Pipeline pipeline) {
    try {
      pipeline.query().ifPresent(query -> Warehouse.requireQuery(url, query));
      return Optional.empty();
    } catch (Refusal refusal) {
      String text =
          new QueryPlace(home).of(refusal, pipeline.name()).after(refusal.getMessage())
              + " ("
              + refusal.reason().id()
              + ")";
      return Optional.of(new Fault(pipeline.file().name(), text, refusal.reason().fix()));
    }
  }

  /** The files of the flow, those of the home compared with the jar's. */
  public static List<FlowComparison.FlowFile> flowFiles(Home home) throws Exception {
    try (CamelContext context = OwnCode.scratch(home)) {
      return new FlowComparison(home, context).files();
    }
  }

  /** The files of a home that look like routes and are not read. */
  public static List<String> unread(Home home) throws IOException {
    return FlowFiles.UnreadFiles.of(home);
  }

  /**
   * The warnings about things that run and may not be meant so: files that are not read, settings
   * without effect, schedules at an hour that some date lacks.
   */
  public static List<String> warnings(Home home, Settings settings) throws Exception {
    List<String> warnings = new ArrayList<>(FlowFiles.UnreadFiles.of(home));
    try (CamelContext context = OwnCode.scratch(home)) {
      new FlowComparison(home, context)
          .files().stream()
              .filter(FlowComparison.FlowFile::isUnlikeShipped)
              .forEach(file -> warnings.add(file.name() + UNLIKE));
      warnings.addAll(new CamelSettings(settings.camel()).withoutEffect(context));
    }
    Instant now = Clock.systemUTC().instant();
    warnings.addAll(new LackingHours(home, now).warnings(configured(home, settings)));
    return warnings;
  }

  /** Schedules at an hour that a coming date lacks, as the zone's clock is put forward over it. */
  private static final class LackingHours {
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
}
