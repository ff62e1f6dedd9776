package io.attentivecourier.api;

import io.attentivecourier.run.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a job's result lines and finds the person of each: by the identifier that it echoes; else
 * by its place, if there is a line for each person and no echo stands in another's place; else the
 * person is unknown. A line that is missing, cut or unreadable makes its person unconfirmed: it
 * never counts as success.
 */
public final class ResultLines {
  static final String NO_LINE = "no-line";

  /** Attentive limits a record to 1 MiB. Nothing after a longer line is read. */
  private static final int LONGEST_LINE = 1 << 20;

  private final List<Optional<String>> people;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param sealed the lines of the job's request, in order
   * @param people the number of people, also if the sealed lines cannot be read any more
   */
  public ResultLines(List<byte[]> sealed, int people) {
    this.people = new ArrayList<>(people);
    for (int i = 0; i < people; i++) {
      Optional<String> person =
          i < sealed.size()
              ? ResultLine.identifierOf(sealed.get(i)).map(ResultLines::plain)
              : none();
      this.people.add(person);
      int place = i;
      person.ifPresent(one -> places.put(one, place));
    }
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /**
   * Makes identifiers comparable: e-mail addresses are sent in lower case, and may come back
   * otherwise.
   */
  private static String plain(String identifier) {
    return identifier.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the outcomes from the lines. Nothing is read after a line that is too long, or after
   * twice as many lines as people: the rest of the people have no line.
   *
   * @throws IOException if the lines were cut off in the middle
   */
  public JobResults read(InputStream file) throws IOException {
    List<ResultLine> lines = new ArrayList<>();
    try (LineInput input = new LineInput(file, LONGEST_LINE)) {
      for (byte[] line = input.next(); line != null && isExpected(lines); line = input.next()) {
        if (line.length > 0) {
          lines.add(ResultLine.of(line));
        }
      }
    } catch (LineInput.TooLong unread) {
      lines.add(ResultLine.UNREADABLE);
    }
    return match(lines);
  }

  /** True if there are at most twice as many lines as people: more lines say nothing new. */
  private boolean isExpected(List<ResultLine> lines) {
    return lines.size() <= 2 * people.size();
  }

  private JobResults match(List<ResultLine> lines) {
    JobResults results = JobResults.unconfirmed(people.size(), NO_LINE);
    boolean inOrder = isInOrder(lines);
    for (int i = 0; i < lines.size(); i++) {
      Integer place = place(lines.get(i), inOrder ? i : -1);
      if (place != null) {
        note(results, place, lines.get(i));
      }
    }
    return results;
  }

  private boolean isInOrder(List<ResultLine> lines) {
    boolean inOrder = lines.size() == people.size();
    for (int i = 0; inOrder && i < lines.size(); i++) {
      Integer echoed = place(lines.get(i), i);
      inOrder = echoed != null && echoed == i;
    }
    return inOrder;
  }

  /**
   * @param own the line's place in the file, or -1 if that says nothing
   * @return the person's place, or null if the line belongs to nobody of this job
   */
  private Integer place(ResultLine line, int own) {
    return line.identifier()
        .map(one -> places.get(plain(one)))
        .or(() -> line.identifier().isEmpty() && own >= 0 ? Optional.of(own) : Optional.empty())
        .orElse(null);
  }

  /**
   * Notes the outcome in a line. If a person has several lines, a refusal counts, else the last
   * line.
   */
  private static void note(JobResults results, int place, ResultLine line) {
    if (results.outcome(place) == RunReport.PersonOutcome.REFUSED) {
      return;
    }
    if (line.status().isEmpty()) {
      results.set(place, RunReport.PersonOutcome.UNCONFIRMED, NO_LINE);
    } else if (line.status().getAsInt() / 100 == 2) {
      results.set(place, RunReport.PersonOutcome.APPLIED, "");
    } else {
      results.set(place, RunReport.PersonOutcome.REFUSED, "status-" + line.status().getAsInt());
    }
  }
}
