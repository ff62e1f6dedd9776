package io.attentivecourier.run;

import java.util.List;
import java.util.Objects;

/**
 * A file that is complete, counted and forced to disk: exactly these bytes are sent.
 *
 * @param name its name at the receiver
 * @param owner the owner of the number for good: a segment, or a pack of them
 * @param number its number among the files of its date
 * @param bytes its size
 * @param sha256 its hash, 64 hex digits
 * @param parts the segments in it with their rows, in order of name; one unless packed
 */
public record SealedFile(
    String name, String owner, int number, long bytes, String sha256, List<Part> parts) {

  /**
   * The rows of one segment in one file.
   *
   * @param change against the newest list at the receiver; null with nothing to compare to
   */
  public record Part(String segment, long rows, SegmentOutcome.MemberChange change) {
    public Part {
      Objects.requireNonNull(segment);
    }

    public Part(String segment, long rows) {
      this(segment, rows, null);
    }
  }

  public SealedFile {
    parts = List.copyOf(parts);
  }

  public long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }
}
