package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.PickupFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What holds after any fault, at once or after the next good run. */
final class Invariants {
  private final Scene scene;
  private final String when;
  private final LocalDate date;
  private final List<RunReport> runs;
  private final Set<String> unfinished = new HashSet<>();

  /**
   * @param when the fault, for the message
   */
  Invariants(Scene scene, String when) {
    this(scene, when, Scene.DAY);
  }

  Invariants(Scene scene, String when, LocalDate date) {
    this.scene = scene;
    this.when = when;
    this.date = date;
    try (Ledger ledger = scene.ledger()) {
      this.runs = ledger.reports().on(date);
      ledger.runs().unfinished().forEach(run -> unfinished.add(run.toString()));
    }
  }

  /** Also in the middle of trouble. */
  Invariants always() throws IOException {
    onlySealedContentWasEverVisible();
    eachSegmentHasItsNumber();
    aListNeverGoesBack();
    nobodyIsNamed();
    return this;
  }

  String lastReason() {
    return runs.get(runs.size() - 1).reason();
  }

  /** After the next good run. */
  void whole(Map<String, Set<String>> lists) throws IOException {
    always();
    assertEquals(RunState.WHOLE, runs.get(runs.size() - 1).state(), when);
    assertEquals(lists, scene.standIn.folder().lists(), when);
    nothingIsLeft();
  }

  /** After the next good run, where no name was to be replaced. */
  void wholeAndOnce(Map<String, Set<String>> lists) throws IOException {
    whole(lists);
    List<String> names = received().stream().map(PickupFolder.ReceivedFile::name).toList();
    assertEquals(names.size(), Set.copyOf(names).size(), when + ": " + names);
  }

  private List<PickupFolder.ReceivedFile> received() {
    String ofDate = "_" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + "_";
    return scene.standIn.folder().files().stream()
        .filter(file -> file.name().contains(ofDate))
        .toList();
  }

  private List<SegmentOutcome> sealed() {
    return runs.stream()
        .flatMap(run -> run.segments().stream())
        .filter(segment -> segment.sha256() != null)
        .toList();
  }

  private void onlySealedContentWasEverVisible() {
    assertEquals(List.of(), scene.standIn.folder().refusals(), when);
    List<String> sealed = sealed().stream().map(one -> one.file() + " " + one.sha256()).toList();
    for (PickupFolder.ReceivedFile file : received()) {
      assertTrue(sealed.contains(file.name() + " " + file.sha256()), when + ": " + file.name());
      assertTrue(file.bytes() > 0 && file.rows() > 0, when + ": " + file.name());
    }
  }

  private void eachSegmentHasItsNumber() {
    Map<String, String> names = new TreeMap<>();
    for (SegmentOutcome segment : sealed()) {
      String before = names.put(segment.name(), segment.file());
      assertTrue(before == null || before.equals(segment.file()), when + ": " + segment.name());
    }
    List<String> counted = IntStream.rangeClosed(1, names.size()).mapToObj(this::name).toList();
    assertEquals(counted, List.copyOf(names.values()), when);
  }

  private String name(int number) {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(date);
    return "acme_subscriber_segment_" + day + "_" + number + ".csv";
  }

  /** The runs whose content a name showed, in the order in which it did. */
  private void aListNeverGoesBack() {
    Map<String, Integer> newest = new TreeMap<>();
    for (PickupFolder.ReceivedFile file : received()) {
      int run = run(file);
      int before = newest.getOrDefault(file.name(), run);
      assertTrue(before <= run, when + ": " + file.name() + " went back");
      newest.put(file.name(), run);
    }
  }

  private int run(PickupFolder.ReceivedFile file) {
    for (int i = runs.size() - 1; i > 0; i--) {
      if (runs.get(i).segments().stream().anyMatch(one -> file.sha256().equals(one.sha256()))) {
        return i;
      }
    }
    return 0;
  }

  /** Of this date, whatever became of it; nothing waits for anything. */
  void nothingIsLeft() throws IOException {
    assertEquals(Set.of(), unfinished, when);
    runs.forEach(run -> assertFalse(run.state() == RunState.RUNNING, when + ": " + run.run()));
    assertEquals(List.of(), scene.standIn.folder().leftovers(), when);
    assertEquals(List.of(), entries(scene.home.staging()), when);
    assertEquals(List.of(), entries(scene.home.outbox()), when);
    assertEquals(delivered(), sent(), when);
  }

  /** A later run of the date tells again what an earlier one delivered. */
  private List<String> delivered() {
    return sealed().stream()
        .filter(segment -> segment.state() == SegmentOutcome.SegmentState.DELIVERED)
        .map(SegmentOutcome::file)
        .distinct()
        .sorted()
        .toList();
  }

  private List<String> sent() throws IOException {
    List<String> sent = new ArrayList<>();
    for (Path run : entries(scene.home.sent())) {
      if (run.getFileName().toString().startsWith(date + ".")) {
        entries(run).forEach(file -> sent.add(file.getFileName().toString()));
      }
    }
    return sent.stream().distinct().sorted().toList();
  }

  static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private void nobodyIsNamed() throws IOException {
    List<Path> told = new ArrayList<>(entries(scene.home.log()));
    told.addAll(entries(scene.output()));
    told.addAll(entries(scene.home.rejected()));
    entries(scene.home.state()).stream()
        .filter(file -> file.getFileName().toString().startsWith("ledger.db"))
        .forEach(told::add);
    for (Path file : told) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(Audience.CANARY.matcher(text).find(), when + ": a member in " + file);
    }
  }
}
