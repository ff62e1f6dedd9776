package io.attentivecourier.pipeline;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingInForce;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that hold now in a process that keeps running. A run takes them once, at its begin,
 * so that no edit changes a run under way. An edit is taken over whole or not at all, and only once
 * it has stood for one look: half a file is a file without its guards.
 */
public final class LiveSettings implements Supplier<Settings> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);
  private static final String GONE = "is gone";

  private final Home home;
  private final Map<String, String> sets;
  private final Map<String, String> environment;
  private final Settings started;
  private final boolean hasFile;
  private volatile Settings now;
  private volatile List<Fault> faults = List.of();
  private volatile List<String> restart = List.of();
  private Set<Path> watched;
  private Map<Path, String> taken;
  private Map<Path, String> seen;

  /**
   * @param sets the {@code --set} options, which stay stronger than the file
   * @param started what the process started with
   */
  public LiveSettings(
      Home home, Map<String, String> sets, Map<String, String> environment, Settings started) {
    this.home = home;
    this.sets = Map.copyOf(sets);
    this.environment = Map.copyOf(environment);
    this.started = started;
    this.now = started;
    this.hasFile = Files.exists(home.settings());
    this.watched = Settings.read(home, sets, environment).files();
    this.taken = hashes();
    this.seen = taken;
  }

  @Override
  public Settings get() {
    return now;
  }

  /** Each setting as its sources stand now, for people who ask. */
  public Stream<SettingInForce> inForce() {
    return SettingInForce.all(home, sets, environment);
  }

  /** The faults of the last edit; while there are any, the settings before it hold. */
  public List<Fault> faults() {
    return faults;
  }

  /** The keys that were changed and hold only after a restart. */
  public List<String> restart() {
    return restart;
  }

  /** Takes over what was edited, once two looks have seen the same. */
  public void follow(EditNotice notice) {
    Map<Path, String> before = seen;
    seen = hashes();
    if (seen.equals(before) && !seen.equals(taken)) {
      taken = seen;
      look(notice);
    }
  }

  private void look(EditNotice notice) {
    SettingsReading reading = Settings.read(home, sets, environment);
    watched = reading.files();
    List<Fault> found = faults(reading);
    boolean fixed = !faults.isEmpty() && found.isEmpty();
    boolean news = !found.equals(faults);
    faults = found;
    if (found.isEmpty()) {
      take(reading.settings(), fixed, notice);
    } else if (news) {
      found.forEach(
          one ->
              LOG.error("{} {}; the settings before hold; {}", one.key(), one.fault(), one.fix()));
      notice.faults(found);
    }
  }

  private List<Fault> faults(SettingsReading reading) {
    if (hasFile && !Files.exists(home.settings())) {
      String file = home.settings().getFileName().toString();
      return List.of(new Fault(file, GONE, "put it back; the settings before hold"));
    }
    return reading.faults().isEmpty()
        ? lacking(now.withLive(reading.settings()))
        : reading.faults();
  }

  /**
   * The faults that a pipeline of the home would have with the new settings, and does not have
   * today.
   */
  private List<Fault> lacking(Settings next) {
    List<Fault> lacking = new ArrayList<>();
    for (String name : PipelineFiles.names(home)) {
      var destination = PipelineText.read(home, name).destination();
      lacking.addAll(next.faultsForDelivery(destination, name));
      lacking.removeAll(now.faultsForDelivery(destination, name));
    }
    return lacking.stream().distinct().toList();
  }

  private void take(Settings read, boolean fixed, EditNotice notice) {
    List<String> changed = now.changedLive(read);
    now = now.withLive(read);
    notice.settings(now);
    if (fixed) {
      tell("the settings are fixed", notice);
    }
    tell("taken over", changed.stream().filter(Settings::isHeldAtOnce).toList(), notice);
    tell(
        "taken over, from the next run on",
        changed.stream().filter(key -> !Settings.isHeldAtOnce(key)).toList(),
        notice);
    takeRestart(started.changedLasting(read), notice);
  }

  private void takeRestart(List<String> keys, EditNotice notice) {
    boolean news = !keys.equals(restart);
    restart = keys;
    if (news && !keys.isEmpty()) {
      tell(String.join(", ", keys) + " changed: restart `serve`", notice);
    }
  }

  private static void tell(String text, List<String> keys, EditNotice notice) {
    if (!keys.isEmpty()) {
      tell(text + ": " + String.join(", ", keys), notice);
    }
  }

  private static void tell(String text, EditNotice notice) {
    LOG.info("{}", text);
    notice.line(text);
  }

  /** The hashes of the settings' file and of every file that one of its values names. */
  private Map<Path, String> hashes() {
    Set<Path> files = new TreeSet<>(watched);
    files.add(home.settings());
    Map<Path, String> hashes = new TreeMap<>();
    files.forEach(file -> hashes.put(file, hash(file)));
    return hashes;
  }

  private static String hash(Path file) {
    try {
      return FileHash.sha256(file);
    } catch (IOException gone) {
      return GONE;
    }
  }

  /** Hears of edits in the home, for the screen of {@code serve}. */
  public interface EditNotice {
    /** An edit that is not taken over. */
    void faults(List<Fault> faults);

    /** A sentence. */
    void line(String text);

    /** The settings that hold from now on. */
    void settings(Settings now);
  }
}
