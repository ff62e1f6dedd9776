package io.attentivecourier.outbox;

import io.attentivecourier.list.SegmentFileWriter;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.settings.PackingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans the files of a run: a file for each list, or whole lists packed together up to the row
 * limit. A list over the limit gets files of its own; the caller has checked before that this is
 * allowed.
 */
public final class FilePlan {
  private static final String PART = "#";
  private static final String PACK = "+";

  private final PackingSettings.FileLayout layout;
  private final int maxRows;

  public FilePlan(PackingSettings.FileLayout layout, int maxRows) {
    this.layout = layout;
    this.maxRows = maxRows;
  }

  /** The rows of a file, not named yet. */
  public record Draft(String owner, Path plain, List<SealedFile.Part> parts) {
    PlannedFile named(int number, String name) {
      return new PlannedFile(owner, number, name, plain, parts);
    }
  }

  /**
   * @param lists in order of segment
   * @param together segments that share a file of the date already: they keep it, alone or packed
   * @param folder where packs and parts are written; the lists lie there too
   */
  public List<Draft> drafts(List<Candidate> lists, Collection<Set<String>> together, Path folder)
      throws IOException {
    List<Draft> drafts = new ArrayList<>();
    Map<String, Candidate> free = new LinkedHashMap<>();
    lists.forEach(list -> free.put(list.segment(), list));
    for (Set<String> mates : together) {
      List<Candidate> pack =
          mates.stream().sorted().map(free::remove).filter(Objects::nonNull).toList();
      if (!pack.isEmpty()) {
        drafts.addAll(kept(pack, folder));
      }
    }
    drafts.addAll(fresh(List.copyOf(free.values()), folder));
    drafts.sort(Comparator.comparing(draft -> draft.parts().get(0).segment()));
    return drafts;
  }

  private List<Draft> kept(List<Candidate> pack, Path folder) throws IOException {
    if (rows(pack) <= maxRows) {
      return List.of(packed(new ArrayList<>(pack), folder));
    }
    if (pack.size() > 1) {
      throw new Refusal(Reason.SEGMENT_OVERSIZE, pack.get(0).segment(), tooMany(pack));
    }
    return parts(pack.get(0), folder);
  }

  /**
   * The message for a pack that has too many rows: a segment keeps its file of a date, so a pack
   * that grew cannot be split.
   */
  private String tooMany(List<Candidate> pack) {
    String names = pack.stream().map(Candidate::segment).collect(Collectors.joining(", "));
    return "segments %s share a file of this date and have %,d rows now, over the limit of %,d"
        .formatted(names, rows(pack), maxRows);
  }

  private List<Draft> fresh(List<Candidate> lists, Path folder) throws IOException {
    List<Draft> drafts = new ArrayList<>();
    List<Candidate> pack = new ArrayList<>();
    for (Candidate list : lists) {
      if (list.rows() > maxRows) {
        drafts.addAll(parts(list, folder));
      } else if (layout == PackingSettings.FileLayout.SEPARATE) {
        drafts.add(draft(List.of(list), list.list().path()));
      } else {
        if (!pack.isEmpty() && rows(pack) + list.rows() > maxRows) {
          drafts.add(packed(pack, folder));
        }
        pack.add(list);
      }
    }
    if (!pack.isEmpty()) {
      drafts.add(packed(pack, folder));
    }
    return drafts;
  }

  private static long rows(List<Candidate> pack) {
    return pack.stream().mapToLong(Candidate::rows).sum();
  }

  private static Draft packed(List<Candidate> pack, Path folder) throws IOException {
    List<Candidate> lists = List.copyOf(pack);
    pack.clear();
    Path plain = lists.get(0).list().path();
    return lists.size() == 1
        ? draft(lists, plain)
        : draft(
            lists, LineFiles.join(lists.stream().map(one -> one.list().path()).toList(), folder));
  }

  private static Draft draft(List<Candidate> lists, Path plain) {
    String owner = lists.stream().map(Candidate::segment).collect(Collectors.joining(PACK));
    return new Draft(owner, plain, lists.stream().map(FilePlan::part).toList());
  }

  private static SealedFile.Part part(Candidate list) {
    return new SealedFile.Part(list.segment(), list.rows(), list.change());
  }

  /** The parts of a list that spans files. The change of members is in the first part only. */
  private List<Draft> parts(Candidate list, Path folder) throws IOException {
    List<Draft> drafts = new ArrayList<>();
    for (LineFiles.Piece piece : LineFiles.split(list.list().path(), maxRows, folder)) {
      boolean first = drafts.isEmpty();
      var part = new SealedFile.Part(list.segment(), piece.rows(), first ? list.change() : null);
      drafts.add(
          new Draft(partOwner(list.segment(), drafts.size() + 1), piece.path(), List.of(part)));
    }
    return drafts;
  }

  /** The owner of the n-th file of a segment that spans files; the first is the segment itself. */
  static String partOwner(String segment, int part) {
    return part == 1 ? segment : segment + PART + part;
  }

  /** The segment of which this owner is a further part; null for any other owner. */
  public static String segmentOfPart(String owner) {
    int mark = owner.indexOf(PART);
    return mark < 0 ? null : owner.substring(0, mark);
  }

  /**
   * A segment's whole list that may be sent.
   *
   * @param change against the newest list at the receiver; null with nothing to compare to
   */
  public record Candidate(SegmentFileWriter.StagedFile list, SegmentOutcome.MemberChange change) {
    String segment() {
      return list.segment();
    }

    long rows() {
      return list.rows();
    }
  }

  /**
   * A file as it will be sent, before it is packed.
   *
   * @param owner the owner of its number: a segment, a part of one, or a pack of them
   * @param name as Attentive reads it, ending in {@code .csv}
   * @param plain its rows on disk
   * @param parts the segments in it, in order of name
   */
  public record PlannedFile(
      String owner, int number, String name, Path plain, List<SealedFile.Part> parts) {
    public PlannedFile {
      parts = List.copyOf(parts);
    }

    /** The same, once it is packed. */
    public SealedFile sealed(String remoteName, long bytes, String sha256) {
      return new SealedFile(remoteName, owner, number, bytes, sha256, parts);
    }
  }
}
