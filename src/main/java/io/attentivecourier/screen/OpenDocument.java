package io.attentivecourier.screen;

import io.attentivecourier.known.RejectedFile;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.RunDetail;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.SegmentOutcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * The documents of the commands as everybody may read them: a name that looks like a person is
 * withheld and has an address in its place, and so is what a text quotes of it.
 */
public final class OpenDocument {
  private static final Set<String> TEXTS = Set.of("message", "fault", "mend", "text");

  /** A column of a row in clear, for who may read rejected rows; those have it in their file. */
  private static final String OF_A_ROW = "firstKey";

  private static final Set<String> NAMES = Set.of("segment");

  private final OpenNames names;

  public OpenDocument(OpenNames names) {
    this.names = names;
  }

  /** As {@code run --json} has it. */
  public Map<String, Object> run(RunRecord run) {
    return open(RunDocument.of(run), namesOf(run));
  }

  /** As {@code show --json} has it. */
  public Map<String, Object> show(
      RunRecord run, RunDetail detail, List<RejectedFile.RuleExample> rejected) {
    return open(ShowDocument.of(run, detail, rejected), namesOf(run));
  }

  /** As {@code ledger --json} has one of a date. */
  public Map<String, Object> entry(LedgerDocument form, LedgerEntry entry) {
    Set<String> all = new LinkedHashSet<>();
    entry.runs().forEach(run -> all.addAll(namesOf(run)));
    return open(form.of(entry), all);
  }

  /** The document of an act, or of a pipeline. */
  public Map<String, Object> act(Map<String, Object> document) {
    return open(document, List.of());
  }

  private static Set<String> namesOf(RunRecord run) {
    Set<String> all = new LinkedHashSet<>();
    run.report().segments().stream().map(SegmentOutcome::name).forEach(all::add);
    run.holds().stream().map(Hold::segment).filter(Objects::nonNull).forEach(all::add);
    return all;
  }

  private Map<String, Object> open(Map<?, ?> document, Collection<String> known) {
    Map<String, Object> open = new LinkedHashMap<>();
    document.forEach((key, value) -> open.put((String) key, open((String) key, value, known)));
    return open;
  }

  private Object open(String key, Object value, Collection<String> known) {
    if (value instanceof Map<?, ?> map) {
      return open(map, known);
    }
    if (key.equals("segments") && value instanceof Iterable<?> segments) {
      return each(segments, one -> one instanceof Map<?, ?> map ? segment(map, known) : one);
    }
    if (value instanceof Iterable<?> many) {
      return each(many, one -> open(key, one, known));
    }
    return value instanceof String text ? text(key, text, known) : value;
  }

  /** A reason is an operator's words, or an id; only the words may name somebody. */
  private static String text(String key, String text, Collection<String> known) {
    if (key.equals(OF_A_ROW)) {
      return null;
    }
    if (NAMES.contains(key)) {
      return OpenNames.shown(text);
    }
    boolean isText = TEXTS.contains(key) || key.equals("reason") && !text.matches("[a-z-]+");
    return isText ? OpenNames.text(text, known) : text;
  }

  private Map<String, Object> segment(Map<?, ?> segment, Collection<String> known) {
    Map<String, Object> open = open(segment, known);
    if (segment.get("name") instanceof String name && OpenNames.isWithheld(name)) {
      open.put("name", OpenNames.shown(name));
      open.put("address", names.address(name));
    }
    return open;
  }

  /** As it is written: of 50,000 segments a list would hold them twice. */
  private static Iterable<Object> each(Iterable<?> many, UnaryOperator<Object> opened) {
    return () ->
        StreamSupport.stream(many.spliterator(), false)
            .map(one -> opened.apply((Object) one))
            .iterator();
  }
}
