package io.attentivecourier.alert;

import static java.util.stream.Collectors.groupingBy;

import io.attentivecourier.ledger.DayLine;
import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRepository;
import io.attentivecourier.pipeline.Pipeline;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Alerts;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds events that no run reports, as there is no run: a missed date, a passed deadline, and each
 * day the results of the day before. The alert box sends each of them once.
 */
public final class Overdue {
  /** A fire that was missed is caught up after 60 s: what is open after this is missed. */
  static final Duration GRACE = Duration.ofMinutes(5);

  /** Nothing is late that is done, or whose time is still to come. */
  private static final Set<RunState> IN_TIME =
      EnumSet.of(RunState.WHOLE, RunState.SKIPPED, RunState.DUE, RunState.PAUSED);

  private final Supplier<Settings> settings;
  private final Ledger ledger;
  private final AlertBox alerts;
  private final Clock clock;
  private LocalDate digested;

  public Overdue(Supplier<Settings> settings, Ledger ledger, AlertBox alerts, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.alerts = alerts;
    this.clock = clock;
    this.digested = LocalDate.now(clock.withZone(settings.get().zone()));
  }

  /** To be called every few seconds, by one thread. */
  public void look(List<Pipeline> pipelines) {
    pipelines.stream().collect(groupingBy(Pipeline::zone)).forEach(this::look);
    digest(pipelines);
  }

  private void look(ZoneId zone, List<Pipeline> pipelines) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    List<Pipeline> missed = asked(pipelines, Alerts.AlertKind.MISSED);
    if (!missed.isEmpty()) {
      lookForMissed(zone, missed, today.minusDays(1));
      lookForMissed(zone, missed, today);
    }
    List<Pipeline> late = asked(pipelines, Alerts.AlertKind.LATE);
    if (!late.isEmpty()) {
      lookForLate(late.stream().filter(one -> isOver(one, today)).toList(), today);
    }
  }

  private List<Pipeline> asked(List<Pipeline> pipelines, Alerts.AlertKind kind) {
    return pipelines.stream().filter(one -> alerts.isOn(kind, one.name())).toList();
  }

  private void lookForMissed(ZoneId zone, List<Pipeline> pipelines, LocalDate date) {
    unrun(pipelines, date, ledger.runs().lastOn(date), clock.instant().minus(GRACE)).stream()
        .filter(line -> line.state() == RunState.MISSED)
        .forEach(line -> alerts.tell(Alert.missed(line, zone)));
  }

  private void lookForLate(List<Pipeline> pipelines, LocalDate today) {
    Map<String, RunRepository.LastRun> ran = ledger.runs().lastOn(today);
    Stream<DayLine> failed =
        pipelines.stream()
            .filter(one -> ran.containsKey(one.name()))
            .filter(one -> !IN_TIME.contains(ran.get(one.name()).state()))
            .flatMap(one -> line(one, today, clock.instant()).stream());
    Stream.concat(unrun(pipelines, today, ran, clock.instant()).stream(), failed)
        .filter(line -> line.canBeLate() && !IN_TIME.contains(line.state()))
        .forEach(line -> alerts.tell(Alert.late(line)));
  }

  /** The lines of those that did not run; who ran is most of them, and was neither missed. */
  private List<DayLine> unrun(
      List<Pipeline> pipelines,
      LocalDate date,
      Map<String, RunRepository.LastRun> ran,
      Instant now) {
    List<DayView.Configured> others =
        pipelines.stream()
            .filter(one -> !ran.containsKey(one.name()))
            .map(Pipeline::configured)
            .toList();
    return DayView.due(ledger, date, others, now);
  }

  private boolean isOver(Pipeline pipeline, LocalDate date) {
    return settings.get().pipeline(pipeline.name()).isPastDeadline(date, clock.instant());
  }

  private Optional<DayLine> line(Pipeline pipeline, LocalDate date, Instant until) {
    return DayView.of(ledger, date, List.of(pipeline.configured()), until).stream()
        .filter(line -> line.pipeline().equals(pipeline.name()))
        .findFirst();
  }

  /** A digest comes with the first look of a new day, where whole runs are told at all. */
  private void digest(List<Pipeline> pipelines) {
    LocalDate today = LocalDate.now(clock.withZone(settings.get().zone()));
    if (today.isAfter(digested) && alerts.isOn(Alerts.AlertKind.WHOLE, null)) {
      digest(today.minusDays(1), pipelines);
    }
    digested = today;
  }

  private void digest(LocalDate date, List<Pipeline> pipelines) {
    List<DayView.Configured> all = pipelines.stream().map(Pipeline::configured).toList();
    List<DayLine> lines = DayView.of(ledger, date, all, clock.instant());
    String text = lines.stream().map(this::describe).collect(Collectors.joining("; "));
    String some = lines.isEmpty() ? "nothing was due and nothing ran" : text;
    alerts.tell(Alert.digest(date, DayView.worst(lines), date + ": " + some));
  }

  private String describe(DayLine line) {
    String reason =
        line.report() == null || line.report().reason() == null
            ? ""
            : " (" + line.report().reason() + ")";
    return line.pipeline() + " " + line.state() + reason + ", " + lastDelivery(line);
  }

  private String lastDelivery(DayLine line) {
    var zone = settings.get().pipeline(line.pipeline()).zone();
    return ledger.deliveries().last().stream()
        .filter(one -> one.pipeline().equals(line.pipeline()))
        .map(DeliveryRepository.LastDelivery::at)
        .max(Instant::compareTo)
        .map(at -> ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), line.date()))
        .map(Overdue::days)
        .orElse("never delivered");
  }

  private static String days(long before) {
    if (before <= 0) {
      return "delivered on that date";
    }
    return "last delivery " + (before == 1 ? "1 day" : before + " days") + " before";
  }
}
