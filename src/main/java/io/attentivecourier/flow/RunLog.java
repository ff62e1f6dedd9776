package io.attentivecourier.flow;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes the events of runs to the log, one line each: the event's name, and as fields the run, its
 * pipeline, counts and times. Nothing of a row is ever given to this class, and no segment's name,
 * as a query makes them.
 */
public final class RunLog {
  private static final Logger LOG = LoggerFactory.getLogger("run");
  private static final double MILLIS = 1e3;

  private RunLog() {}

  private static LoggingEventBuilder of(RunId run) {
    return LOG.atInfo().addKeyValue("run", run.toString()).addKeyValue("pipeline", run.pipeline());
  }

  private static LoggingEventBuilder of(String pipeline) {
    return LOG.atInfo().addKeyValue("pipeline", pipeline);
  }

  private static double seconds(Duration took) {
    return took.toMillis() / MILLIS;
  }

  /**
   * @param fired true if the schedule started it, at its time or to catch up
   */
  static void begin(RunId run, RunKind kind, RunRequest request, boolean fired) {
    of(run)
        .addKeyValue("kind", kind.id())
        .addKeyValue("request", fired ? "schedule" : name(request))
        .log("begun");
  }

  private static String name(RunRequest request) {
    return request.liveTest().isPresent()
        ? RunKind.CANARY.id()
        : request.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The last row of the query is read. */
  static void read(ActiveRun run) {
    of(run.id())
        .addKeyValue("rows", run.read())
        .addKeyValue("rejected", run.counts(0).rejected())
        .addKeyValue("seconds", seconds(run.progress().took()))
        .log("read");
  }

  public static void seal(RunId run, List<SealedFile> files) {
    of(run)
        .addKeyValue("files", files.size())
        .addKeyValue("rows", files.stream().mapToLong(SealedFile::rows).sum())
        .addKeyValue("bytes", files.stream().mapToLong(SealedFile::bytes).sum())
        .log("sealed");
  }

  /**
   * @param took from the first byte of its upload to its final name; zero if an earlier try had
   *     brought it there
   */
  public static void deliver(RunId run, SealedFile file, Duration took) {
    of(run)
        .addKeyValue("file", file.name())
        .addKeyValue("bytes", file.bytes())
        .addKeyValue("seconds", seconds(took))
        .log("delivered");
  }

  /** The API has answered each request of it, and works on what it took. */
  public static void accept(RunReport report) {
    of(report.run())
        .addKeyValue("people", report.users().sent())
        .addKeyValue("requests", report.users().requests())
        .log("accepted");
  }

  /** The API has told of each person. */
  public static void apply(RunReport report) {
    of(report.run())
        .addKeyValue("applied", report.users().applied())
        .addKeyValue("refused", report.users().refused())
        .addKeyValue("unconfirmed", report.users().unconfirmed())
        .log("applied");
  }

  /**
   * @param took zero if it is not known, as for a run that an earlier process began
   */
  public static void end(RunReport report, Duration took) {
    if (report.state() == RunState.HELD || count(report, SegmentOutcome.SegmentState.HELD) > 0) {
      hold(report);
    }
    LoggingEventBuilder event = of(report.run()).addKeyValue("state", report.state().name());
    if (report.reason() != null) {
      event.addKeyValue("reason", report.reason());
    }
    if (report.late()) {
      event.addKeyValue("late", true);
    }
    event
        .addKeyValue("rows", report.counts().read())
        .addKeyValue("rejected", report.counts().rejected());
    count(event, report);
    if (!took.isZero()) {
      event.addKeyValue("seconds", seconds(took));
    }
    event.log("ended");
  }

  private static void hold(RunReport report) {
    LoggingEventBuilder event = of(report.run()).addKeyValue("guard", guard(report));
    if (!report.kind().isApi()) {
      event.addKeyValue("segments", count(report, SegmentOutcome.SegmentState.HELD));
    }
    event.log("held");
  }

  /** That of the first list that is held; of people, that of the run. */
  private static String guard(RunReport report) {
    return report.segments().stream()
        .filter(one -> one.state() == SegmentOutcome.SegmentState.HELD)
        .map(SegmentOutcome::reason)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(report.reason());
  }

  private static void count(LoggingEventBuilder event, RunReport report) {
    RunReport.Users users = report.users();
    if (users == null) {
      event
          .addKeyValue(
              "segments", report.segments().stream().map(SegmentOutcome::name).distinct().count())
          .addKeyValue("delivered", count(report, SegmentOutcome.SegmentState.DELIVERED))
          .addKeyValue("added", sum(report.segments().stream().map(SegmentOutcome::added).toList()))
          .addKeyValue(
              "removed", sum(report.segments().stream().map(SegmentOutcome::removed).toList()));
    } else {
      event
          .addKeyValue("sent", users.sent())
          .addKeyValue("unchanged", users.unchanged())
          .addKeyValue("applied", users.applied())
          .addKeyValue("refused", users.refused())
          .addKeyValue("unconfirmed", users.unconfirmed());
    }
  }

  private static long count(RunReport report, SegmentOutcome.SegmentState state) {
    return report.segments().stream()
        .filter(one -> one.state() == state)
        .map(SegmentOutcome::name)
        .distinct()
        .count();
  }

  private static long sum(List<Long> changes) {
    return changes.stream().filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }

  /** {@code serve} tries it again by itself. */
  public static void retry(RunReport report, Instant at, Instant until) {
    of(report.run())
        .addKeyValue("state", report.state().name())
        .addKeyValue("at", second(at))
        .addKeyValue("until", second(until))
        .log("tried again");
  }

  private static String second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public static void release(RunId held, String who) {
    of(held).addKeyValue("by", who).log("released");
  }

  /** Somebody asks by page or HTTP API what a run would send. */
  public static void plan(String pipeline, String by) {
    of(pipeline).addKeyValue("by", by).log("planned");
  }

  /**
   * @param by a name, or the key of a setting
   */
  public static void pause(String pipeline, String by) {
    of(pipeline).addKeyValue("by", by).log("paused");
  }

  /**
   * @param by as for {@link #pause}
   */
  public static void resume(String pipeline, String by) {
    of(pipeline).addKeyValue("by", by).log("resumed");
  }
}
