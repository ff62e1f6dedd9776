package io.attentivecourier.segments;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.home.Home;
import io.attentivecourier.known.KeptFile;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pack.Unpacked;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The files that a run delivered, as they are kept in {@code var/sent}. */
public final class KeptFiles {
  private final Home home;
  private final Ledger ledger;

  public KeptFiles(Home home, Ledger ledger) {
    this.home = home;
    this.ledger = ledger;
  }

  /** The files that the run itself delivered, in order of number. */
  List<SealedFile> of(RunId run) {
    return files(run, outcome -> outcome.state() == SegmentOutcome.SegmentState.DELIVERED);
  }

  private List<SealedFile> files(RunId run, Predicate<SegmentOutcome> which) {
    // A report also tells of files that an earlier run of the date delivered: those are not its.
    return ledger.reports().of(run).map(RunReport::segments).orElse(List.of()).stream()
        .filter(outcome -> outcome.file() != null && which.test(outcome))
        .map(SegmentOutcome::file)
        .distinct()
        .map(name -> ledger.files().sealed(run, name))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingInt(SealedFile::number))
        .toList();
  }

  /** The segments that later runs of its date sealed, with the last of those runs. */
  Map<String, RunId> sealedSince(RunId run) {
    Map<String, RunId> since = new HashMap<>();
    for (RunReport newer : ledger.reports().on(run.date())) {
      if (newer.kind() == RunKind.SEGMENTS && isAfter(newer.run(), run)) {
        newer.segments().stream()
            .filter(one -> one.file() != null)
            .filter(one -> ledger.files().sealed(newer.run(), one.file()).isPresent())
            .forEach(one -> since.put(one.name(), newer.run()));
      }
    }
    return since;
  }

  /**
   * True if the other run is a later one of the same pipeline: no other pipeline delivers its
   * segments.
   */
  private static boolean isAfter(RunId other, RunId run) {
    return other.pipeline().equals(run.pipeline()) && other.number() > run.number();
  }

  Path path(RunId run, SealedFile file) {
    return home.sent().resolve(run.toString()).resolve(file.name());
  }

  /** The segments in them with their rows, in order of name. */
  static Map<String, Long> rows(List<SealedFile> files) {
    return files.stream()
        .flatMap(file -> file.parts().stream())
        .collect(
            Collectors.toMap(
                SealedFile.Part::segment, SealedFile.Part::rows, Long::sum, TreeMap::new));
  }

  /**
   * @throws Refusal NOT_KEPT where not every byte of every list is there as it was sealed
   */
  void requireWhole(RunId run) {
    List<SealedFile> files = of(run);
    requireEveryPart(run, rows(files).keySet());
    for (SealedFile file : files) {
      requireKept(run, file);
    }
  }

  /** Refuses a list of which only some files were delivered: its other members would be removed. */
  private void requireEveryPart(RunId run, Set<String> segments) {
    files(run, outcome -> outcome.state() != SegmentOutcome.SegmentState.DELIVERED).stream()
        .flatMap(file -> file.parts().stream())
        .map(SealedFile.Part::segment)
        .filter(segments::contains)
        .findFirst()
        .ifPresent(
            half -> {
              throw notKept(half, "only a part of segment " + half + " was delivered by " + run);
            });
  }

  private void requireKept(RunId run, SealedFile file) {
    String fault = fault(path(run, file), file);
    if (fault != null) {
      throw notKept(null, file.name() + " of " + run + " " + fault);
    }
  }

  /**
   * The fault of a kept file, or null. The mark of {@code forget} is looked for first, as the only
   * person of a file is forgotten with the whole file.
   */
  private static String fault(Path path, SealedFile file) {
    if (KeptFile.ForgottenMark.isOn(path)) {
      return "cannot be sent again: somebody was taken out of it by `courier forget`";
    }
    if (!Files.exists(path)) {
      return "is no longer kept in var/sent (courier.retentionDays)";
    }
    return isAsSealed(path, file) ? null : "is not as it was sealed: its SHA-256 differs";
  }

  static boolean isAsSealed(Path path, SealedFile file) {
    try {
      return FileHash.sha256(path).equals(file.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Refusal notKept(String segment, String detail) {
    return new Refusal(Reason.NOT_KEPT, segment, detail);
  }

  /** The lines of kept files, one file behind the other, as a query would yield them. */
  static final class KeptRows implements Iterator<Map<String, Object>>, Closeable {
    static final String IDENTIFIER = "identifier";
    static final String SEGMENT = "segment_name";

    private final Deque<Path> files;
    private BufferedReader reader;
    private String line;

    KeptRows(List<Path> files) {
      this.files = new ArrayDeque<>(files);
    }

    @Override
    public boolean hasNext() {
      try {
        while (line == null && (reader != null || !files.isEmpty())) {
          advance();
        }
        return line != null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void advance() throws IOException {
      if (reader == null) {
        reader =
            new BufferedReader(
                new InputStreamReader(Unpacked.open(files.pop()), StandardCharsets.US_ASCII));
      }
      line = reader.readLine();
      if (line == null) {
        close();
      }
    }

    @Override
    public Map<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      // Neither an identifier nor a segment's name holds a comma.
      int comma = line.indexOf(',');
      Map<String, Object> row =
          Map.of(IDENTIFIER, line.substring(0, comma), SEGMENT, line.substring(comma + 1));
      line = null;
      return row;
    }

    @Override
    public void close() throws IOException {
      if (reader != null) {
        reader.close();
        reader = null;
      }
    }
  }
}
