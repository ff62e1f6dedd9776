package io.attentivecourier.standin.file;

import io.attentivecourier.standin.Breach;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file, read from its first row to its last. What it holds counts only if the whole of it is
 * sound.
 */
public final class ListReader {

  /**
   * Attentive: at most 64 characters, no special characters; seen in use are letters, digits,
   * space, _ and -.
   */
  private static final Pattern SEGMENT = Pattern.compile("(?! )[A-Za-z0-9 _-]{1,64}(?<! )");

  private final Predicate<String> subscribers;
  private final long maxRows;
  private final Map<String, SegmentList> lists = new TreeMap<>();
  private IdentifierForm form;
  private long rows;

  public ListReader(Predicate<String> subscribers, long maxRows) {
    this.subscribers = subscribers;
    this.maxRows = maxRows;
  }

  void read(AsciiLines lines) throws IOException, Breach {
    String line;
    while ((line = lines.next()) != null) {
      row(line, lines.number());
    }
    if (rows == 0) {
      throw new Breach("the file is empty");
    }
  }

  public Map<String, SegmentList> lists() {
    return lists;
  }

  public long rows() {
    return rows;
  }

  private void row(String line, long number) throws Breach {
    if (++rows > maxRows) {
      throw new Breach("the file has more than " + maxRows + " rows");
    }
    int comma = line.indexOf(',');
    if (comma < 0 || comma != line.lastIndexOf(',')) {
      throw Breach.at(number, "has " + columns(line) + " columns, not 2");
    }
    String identifier = identifier(line.substring(0, comma), number);
    list(line.substring(comma + 1), number).add(identifier, subscribers.test(identifier));
  }

  private static long columns(String line) {
    return 1 + line.chars().filter(c -> c == ',').count();
  }

  private String identifier(String text, long number) throws Breach {
    if (form != null && form.fits(text)) {
      return text;
    }
    Optional<IdentifierForm> found = IdentifierForm.of(text);
    if (found.isEmpty()) {
      throw Breach.at(
          number, number == 1 ? "is a header row, or has no identifier" : "has no identifier");
    }
    if (form != null) {
      throw Breach.at(
          number,
          "mixes: the rows before it hold " + form.words() + ", it holds " + found.get().words());
    }
    form = found.get();
    return text;
  }

  private SegmentList list(String segment, long number) throws Breach {
    SegmentList known = lists.get(segment);
    if (known != null) {
      return known;
    }
    if (!SEGMENT.matcher(segment).matches()) {
      throw Breach.at(
          number, "names a segment that is not 1 to 64 letters, digits, spaces, _ or -");
    }
    SegmentList list = new SegmentList();
    lists.put(segment, list);
    return list;
  }

  /** The members of one segment as one file gave them. */
  public static final class SegmentList {

    private final Set<String> members = new HashSet<>();
    private long rows;
    private long ignored;

    void add(String identifier, boolean subscriber) {
      rows++;
      if (subscriber) {
        members.add(identifier);
      } else {
        ignored++;
      }
    }

    public Set<String> members() {
      return Collections.unmodifiableSet(members);
    }

    public long rows() {
      return rows;
    }

    public long ignored() {
      return ignored;
    }
  }

  /**
   * The forms of an identifier, one a file. Stricter than Attentive, which also takes dashes: with
   * one form only, nobody is twice in a list.
   */
  private enum IdentifierForm {
    PHONE_10("phones of 10 digits", "[0-9]{10}"),
    PHONE_11("phones of 11 digits", "1[0-9]{10}"),
    EMAIL("e-mail addresses", "[^\\s@,;:<>()\\[\\]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final int LONGEST_EMAIL = 254;

    private final String words;
    private final Pattern shape;

    IdentifierForm(String words, String shape) {
      this.words = words;
      this.shape = Pattern.compile(shape);
    }

    static Optional<IdentifierForm> of(String identifier) {
      return Stream.of(values()).filter(form -> form.fits(identifier)).findFirst();
    }

    boolean fits(String identifier) {
      return identifier.length() <= LONGEST_EMAIL && shape.matcher(identifier).matches();
    }

    String words() {
      return words;
    }
  }

  /** A file as it lies in the folder: its size and its hash. */
  public record StoredFile(long bytes, String sha256) {

    /**
     * Rows and hash in one pass. The library interrupts the thread of a cut-off session, which
     * would close an NIO stream.
     */
    public static StoredFile read(Path file, Decoder decoder, ListReader reading)
        throws IOException, Breach {
      MessageDigest digest = newDigest();
      try (InputStream stored = new DigestInputStream(new FileInputStream(file.toFile()), digest);
          Decoder.Contents contents = decoder.open(stored, file.getFileName().toString())) {
        reading.read(new AsciiLines(contents.list()));
        contents.end().check();
        stored.transferTo(OutputStream.nullOutputStream());
      }
      return new StoredFile(Files.size(file), HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
