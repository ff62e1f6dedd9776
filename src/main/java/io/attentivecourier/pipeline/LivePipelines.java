package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.ScheduleRepository;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipelines that are scheduled now. An edit is taken over only if every file loads in a context
 * apart; Camel's own reload drops schedules, and lets an unknown component remove a good route.
 */
public final class LivePipelines {
  private static final Logger LOG = LoggerFactory.getLogger(LivePipelines.class);

  private final Home home;
  private final Supplier<Settings> settings;
  private final PipelineRoutes routes;
  private final ScheduleRepository schedules;
  private final Fires fires;
  private final LiveSettings.EditNotice notice;
  private final Clock clock;
  private final PipelineHashes hashes;
  private final Map<String, Live> live = new ConcurrentSkipListMap<>();
  private Map<String, String> seen = Map.of();
  private final SettingPauses disabled;
  private List<String> unread = List.of();
  private volatile List<Fault> faults = List.of();
  private volatile Instant since;

  private record Live(Pipeline pipeline, String hash) {}

  public LivePipelines(
      Home home,
      Supplier<Settings> settings,
      PipelineRoutes routes,
      ScheduleRepository schedules,
      LiveSettings.EditNotice notice,
      Clock clock)
      throws SchedulerException {
    this.home = home;
    this.settings = settings;
    this.routes = routes;
    this.schedules = schedules;
    this.fires = new Fires(routes.context(), schedules, settings);
    this.notice = notice;
    this.clock = clock;
    this.hashes = new PipelineHashes(home);
    this.disabled = new SettingPauses(home, settings, schedules);
    this.since = clock.instant();
  }

  /**
   * @throws SettingsFault with the faults of all files where one cannot run
   */
  public void loadAll() throws Exception {
    follow();
    if (!faults.isEmpty()) {
      throw new SettingsFault(faults);
    }
  }

  /** The pipelines that are scheduled and that no setting pauses, in order of name. */
  public List<Pipeline> live() {
    Settings now = settings.get();
    return live.values().stream()
        .map(Live::pipeline)
        .filter(one -> now.pipeline(one.name()).enabled())
        .toList();
  }

  /** The names of the pipelines that a setting pauses, in order. */
  public List<String> disabled() {
    return disabled.names();
  }

  /** The time of the last load, also of one that found the running set again. */
  public Instant since() {
    return since;
  }

  /** The faults of the last edit; while there are any, the set before it runs on. */
  public List<Fault> faults() {
    return faults;
  }

  /** The names of the pipelines that are scheduled, in order. */
  public List<String> names() {
    return List.copyOf(live.keySet());
  }

  /** Takes over what was edited, added or deleted since the last look. */
  public void follow() throws Exception {
    disabled.note();
    tellUnread();
    Map<String, String> now = hashes();
    if (now.equals(hashesOfLive())) {
      boolean fixed = !faults.isEmpty();
      remember(now, List.of());
      if (fixed) {
        tellFixed();
      }
    } else if (now.equals(seen) && !faults.isEmpty()) {
      return;
    } else {
      look(now);
    }
  }

  /** A file under a wrong name never runs: it is told when it comes. */
  private void tellUnread() throws IOException {
    List<String> now = FlowFiles.UnreadFiles.of(home);
    now.stream().filter(file -> !unread.contains(file)).forEach(LOG::warn);
    unread = now;
  }

  private void look(Map<String, String> now) throws Exception {
    List<Fault> found = routes.faultsApart(settings.get(), toCheck(now));
    boolean fixed = !faults.isEmpty() && found.isEmpty();
    remember(now, found);
    if (found.isEmpty()) {
      swap(now);
    }
    if (fixed) {
      tellFixed();
    }
  }

  /**
   * The pipelines to be checked. A file that was good and has not changed needs no second check: to
   * start 2,000 routes apart took 23 s. But a pipeline that is gone, or starts otherwise, may be
   * the one that another leads to; and beside a file at fault nothing is known of the others.
   */
  private List<String> toCheck(Map<String, String> now) {
    List<String> changed =
        now.keySet().stream().filter(name -> isChanged(name, now.get(name))).toList();
    boolean leadNowhere =
        now.keySet().containsAll(live.keySet()) && changed.stream().noneMatch(this::isManual);
    return leadNowhere ? changed : List.copyOf(now.keySet());
  }

  /** Another pipeline may lead to it. */
  private boolean isManual(String name) {
    return live.containsKey(name) && live.get(name).pipeline().cron() == null;
  }

  private boolean isChanged(String name, String hash) {
    Live old = live.get(name);
    return old == null || !old.hash().equals(hash);
  }

  private void tellFixed() {
    since = clock.instant();
    String text =
        "fixed, " + (live.size() == 1 ? "1 pipeline runs" : live.size() + " pipelines run");
    LOG.info(text);
    notice.line(text);
  }

  private void remember(Map<String, String> now, List<Fault> found) {
    boolean news = !found.equals(faults);
    seen = now;
    faults = found;
    if (news && !found.isEmpty()) {
      found.forEach(
          one ->
              LOG.error("{} {}; the last good set runs on; {}", one.key(), one.fault(), one.fix()));
      notice.faults(found);
    }
  }

  private void swap(Map<String, String> now) throws Exception {
    for (String name : names()) {
      if (!now.containsKey(name)) {
        routes.whenIdle(name, () -> remove(name));
      }
    }
    for (Map.Entry<String, String> file : now.entrySet()) {
      if (isChanged(file.getKey(), file.getValue())) {
        routes.whenIdle(file.getKey(), () -> replace(file.getKey(), file.getValue()));
      }
    }
  }

  private void remove(String name) throws Exception {
    routes.remove(name);
    Live old = live.remove(name);
    since = clock.instant();
    schedules.note(name, null, old.pipeline().zone());
    LOG.info("pipeline {} is gone", name);
  }

  private void replace(String name, String hash) throws Exception {
    Pipeline pipeline = read(name);
    if (live.remove(name) != null) {
      routes.remove(name);
    }
    routes.add(pipeline, pipeline.scheduledStart());
    fires.schedule(pipeline);
    schedules.note(name, pipeline.cron(), pipeline.zone());
    live.put(name, new Live(pipeline, hash));
    since = clock.instant();
    LOG.info("pipeline {} is loaded, it starts {}", name, describe(pipeline.cron()));
  }

  private static String describe(String cron) {
    return cron == null ? "by hand" : "at " + cron;
  }

  private Pipeline read(String name) throws Exception {
    PipelineFiles files = new PipelineFiles(home, settings.get());
    return files.read(routes.context(), name).orElseThrow(() -> new SettingsFault(files.faults()));
  }

  private Map<String, String> hashesOfLive() {
    Map<String, String> hashes = new TreeMap<>();
    live.forEach((name, one) -> hashes.put(name, one.hash()));
    return hashes;
  }

  /** The files of the pipelines that are not paused, by name. */
  private Map<String, String> hashes() throws IOException {
    Map<String, String> now = new TreeMap<>();
    List<String> names = PipelineFiles.names(home);
    for (String name : names) {
      if (settings.get().pipeline(name).enabled()) {
        now.put(name, hashes.of(name));
      }
    }
    hashes.keep(names);
    return now;
  }
}
