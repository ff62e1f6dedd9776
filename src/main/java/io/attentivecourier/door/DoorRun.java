package io.attentivecourier.door;

import io.attentivecourier.home.Locks;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.row.RowOwner;
import io.attentivecourier.run.Counts;
import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.Progress;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.PipelineSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a door while it goes from step to step. It travels in a route's variable and belongs
 * to one thread.
 */
public abstract class DoorRun implements AutoCloseable {
  private final RunId id;
  private final Occasion occasion;
  private final PipelineSettings settings;
  private final Path folder;
  private final RunReport finished;
  private final Progress progress = new Progress();
  private final Locks.Held lock;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private NotedRejections rejections;
  private RowBatches rows;
  private RowOwner owner;
  private RunState settled;
  private long read;

  /**
   * What a run is before its first step.
   *
   * @param folder where it stages; gone after it
   * @param finished for a run that has nothing to do; else null
   */
  record Beginning(
      RunId id, Occasion occasion, PipelineSettings settings, Path folder, RunReport finished) {}

  /**
   * @param lock the pipeline's, kept until the run is closed; null where it needs none
   */
  DoorRun(Beginning beginning, Locks.Held lock) {
    id = beginning.id();
    occasion = beginning.occasion();
    settings = beginning.settings();
    folder = beginning.folder();
    finished = beginning.finished();
    this.lock = lock;
  }

  public RunId id() {
    return id;
  }

  Occasion occasion() {
    return occasion;
  }

  PipelineSettings settings() {
    return settings;
  }

  Path folder() {
    return folder;
  }

  public Progress progress() {
    return progress;
  }

  /** What is told of a run that had nothing to do; else null. */
  RunReport report() {
    return finished;
  }

  /** Whether there is anything to do. */
  public boolean isOpen() {
    return finished == null && settled == null;
  }

  /** Whether the warehouse is asked first how new it is. */
  public boolean isAsksFreshness() {
    return isOpen() && !isPlanned() && !isCanary() && settings.freshnessQuery() != null;
  }

  public String getFreshnessQuery() {
    return settings.freshnessQuery();
  }

  boolean isPlanned() {
    return occasion.isPlan();
  }

  boolean isCanary() {
    return occasion.is(Occasion.Kind.CANARY);
  }

  /** Ends it in a good state without a delivery. */
  void settle(RunState state) {
    settled = state;
  }

  Optional<RunState> settled() {
    return Optional.ofNullable(settled);
  }

  /** Who tells of each rejected row whose it is. */
  void telling(RowOwner owner) {
    this.owner = owner;
  }

  RowOwner owner() {
    return owner;
  }

  void noting(NotedRejections rejections) {
    this.rejections = opened(rejections);
  }

  void reading(RowBatches rows) {
    this.rows = opened(rows);
    progress.stage("reading");
  }

  NotedRejections rejections() {
    return rejections;
  }

  RowBatches rows() {
    return rows;
  }

  void countRead(long more) {
    read += more;
    progress.read(more);
  }

  long read() {
    return read;
  }

  /** The rows as read and rejected so far, with so many duplicates among the rest. */
  Counts counts(long duplicates) {
    Map<String, Long> byRule =
        rejections == null ? Counts.NONE.rejectedByRule() : rejections.byRule();
    return new Counts(read, duplicates, byRule);
  }

  final <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  /** Closes what is open, newest first, and keeps the lock. */
  void free() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  /** Frees it, and gives the lock back last. */
  @Override
  public void close() throws Exception {
    try (lock) {
      free();
    }
  }
}
