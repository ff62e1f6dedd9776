package io.attentivecourier.standin.sftp;

import io.attentivecourier.standin.Breach;
import io.attentivecourier.standin.file.Decoder;
import io.attentivecourier.standin.file.ListReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lists that Attentive has taken from its pickup folder, and the files that it would not take.
 * A file under a final name replaces the lists that it names; one that breaks the contract changes
 * none and leaves words in {@link #refusals()}. Attentive itself leaves none.
 */
public final class PickupFolder {

  static final String NAME = "uploads";

  private final SftpOptions options;
  private final Path folder;
  private final Map<String, ListReader.SegmentList> lists = new TreeMap<>();
  private final List<ReceivedFile> files = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<LocalDate, Map<String, String>> namedBy = new HashMap<>();

  PickupFolder(SftpOptions options) {
    this.options = options;
    this.folder = options.root().resolve(NAME);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("pickup folder " + folder, e);
    }
  }

  /** Reads the file if its name is final. */
  synchronized void accept(String name) {
    if (Decoder.isFinal(name)) {
      take(name);
    }
  }

  private void take(String name) {
    try {
      Decoder decoder = Decoder.of(name, options.privateKey());
      ReceivedName parsed = ReceivedName.parse(decoder.plain(name), options.clientDomain());
      ListReader reading = new ListReader(options.subscribers(), options.maxRowsPerFile());
      ListReader.StoredFile stored =
          ListReader.StoredFile.read(folder.resolve(name), decoder, reading);
      files.add(received(name, reading, stored));
      replace(name, parsed.date(), reading);
    } catch (Breach e) {
      refusals.add(name + ": " + e.getMessage());
    } catch (IOException e) {
      refusals.add(name + ": it could not be read");
    }
  }

  private static ReceivedFile received(
      String name, ListReader reading, ListReader.StoredFile stored) {
    Map<String, Long> rows = new TreeMap<>();
    reading.lists().forEach((segment, list) -> rows.put(segment, list.rows()));
    return new ReceivedFile(name, reading.rows(), stored.bytes(), stored.sha256(), rows);
  }

  private void replace(String name, LocalDate date, ListReader reading) {
    Map<String, String> named = namedBy.computeIfAbsent(date, d -> new TreeMap<>());
    named.values().removeIf(name::equals);
    reading
        .lists()
        .forEach(
            (segment, list) -> {
              String before = named.put(segment, name);
              if (before != null) {
                refusals.add(twice(segment, before, name));
              }
              lists.put(segment, list);
            });
  }

  /**
   * Attentive does not say whether such files join; the stand-in shows the case that loses members.
   */
  private static String twice(String segment, String before, String name) {
    return "segment "
        + segment
        + " in two files of one date: "
        + name
        + " replaces what "
        + before
        + " gave";
  }

  /** The members that each segment now has, subscribers only, as the file wrote them. */
  public synchronized Map<String, Set<String>> lists() {
    Map<String, Set<String>> members = new TreeMap<>();
    lists.forEach((segment, list) -> members.put(segment, list.members()));
    return Collections.unmodifiableMap(members);
  }

  /** The members of a segment; 0 if it is not known. */
  public synchronized long size(String segment) {
    return lists.getOrDefault(segment, new ListReader.SegmentList()).members().size();
  }

  /**
   * The rows of a segment's last file that name no subscriber; Attentive drops them without a word.
   */
  public synchronized long ignored(String segment) {
    return lists.getOrDefault(segment, new ListReader.SegmentList()).ignored();
  }

  /** The files that were taken, in order; a file sent twice stands here twice. */
  public synchronized List<ReceivedFile> files() {
    return List.copyOf(files);
  }

  /**
   * In words, in order: what was not taken and why, and which list lost its members to a second
   * file of one date.
   */
  public synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** The files in the folder whose names are not final, such as {@code .part}, in order of name. */
  public List<String> leftovers() {
    return names().stream().filter(name -> !Decoder.isFinal(name)).toList();
  }

  /** All that lies in the folder, in order of name. */
  public List<String> names() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("pickup folder " + folder, e);
    }
  }

  /** The folder on disk. */
  public Path path() {
    return folder;
  }

  /**
   * A file that the receiver took.
   *
   * @param name its name in the pickup folder
   * @param rows all its rows
   * @param bytes its size as it lies in the folder
   * @param sha256 the hash of those bytes, 64 hex digits
   * @param segments the rows of each segment, in order of name
   */
  public record ReceivedFile(
      String name, long rows, long bytes, String sha256, Map<String, Long> segments) {

    public ReceivedFile {
      segments = Collections.unmodifiableMap(new TreeMap<>(segments));
    }
  }

  /**
   * {@code {clientdomain}_subscriber_segment_{YYYYMMDD}_{n}.csv}; the number may be left out
   * (contract, section 1).
   *
   * @param date the file's date
   */
  private record ReceivedName(LocalDate date) {

    private static final DateTimeFormatter DATE =
        DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    static ReceivedName parse(String name, String clientDomain) throws Breach {
      String shape =
          Pattern.quote(clientDomain) + "_subscriber_segment_([0-9]{8})(?:_[0-9]{1,9})?\\.csv";
      Matcher matcher = Pattern.compile(shape).matcher(name);
      if (!matcher.matches()) {
        throw new Breach("the name is not " + clientDomain + "_subscriber_segment_YYYYMMDD_n.csv");
      }
      return new ReceivedName(date(matcher.group(1)));
    }

    private static LocalDate date(String digits) throws Breach {
      try {
        return LocalDate.parse(digits, DATE);
      } catch (DateTimeParseException e) {
        throw new Breach("the name's date is no day of the calendar");
      }
    }
  }
}
