package io.attentivecourier.list;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules for rows of segments, over batches of one run, by one thread at a time. A good row
 * passes by its normal form alone; only for a bad one are the rules gone through in their order.
 */
public final class SegmentRules {
  /** Runs have tens of segments; a mistake in a query may make one for each of ten million rows. */
  static final int MOST_KNOWN_NAMES = 10_000;

  private final SegmentColumns columns;
  private final IdentifierRules identifier;
  private final NamePairs pairs;
  private final NameSource names;
  private final Set<String> ofRejected = new TreeSet<>();

  public SegmentRules(
      SegmentColumns columns, IdentifierKind kind, PipelineSettings.PhoneCheck phoneCheck) {
    this.columns = columns;
    this.identifier = new IdentifierRules(columns.identifier(), kind, phoneCheck);
    this.pairs = columns.template() == null ? null : new NamePairs(columns.template());
    this.names =
        pairs == null
            ? new NameSource.FromColumn(columns.segment())
            : new NameSource.FromTemplate(columns, pairs);
  }

  /**
   * @throws io.attentivecourier.run.Refusal where a column is of a type that has lost digits
   */
  public CheckedBatch check(RowBatch batch) {
    List<SegmentRow> good = new ArrayList<>(batch.rows().size());
    List<Rejection> rejections = new ArrayList<>();
    long number = batch.firstRow();
    for (Map<String, Object> row : batch.rows()) {
      String name = names.good(row);
      String person = identifier.normal(row.get(columns.identifier()));
      if (name != null && person != null) {
        good.add(new SegmentRow(name, person));
      } else {
        rejections.add(rejection(number, row, name));
      }
      number++;
    }
    return new CheckedBatch(good, rejections);
  }

  /**
   * Good names that stand in rejected rows, in order. Those that no good row has are segments whose
   * every row was rejected: their list would be empty, and nobody else knows of them.
   */
  public Set<String> namesOfRejected() {
    return Collections.unmodifiableSet(ofRejected);
  }

  /** The groups of the rows so far, without spaces; empty without a template that uses them. */
  public Set<String> groups() {
    return pairs == null ? Set.of() : pairs.groups();
  }

  /**
   * After the last row.
   *
   * @throws io.attentivecourier.run.Refusal SEGMENT_NAME_CLASH where two pairs met in one name
   */
  public void refuseNameClashes() {
    if (pairs != null) {
      pairs.refuse();
    }
  }

  private Rejection rejection(long number, Map<String, Object> row, String name) {
    if (name != null) {
      ofRejected.add(name);
    }
    Rejection illegible = illegible(number, row);
    if (illegible != null) {
      return illegible;
    }
    Object person = row.get(columns.identifier());
    Rule broken = identifier.brokenRule(person);
    return broken == null
        ? names.rejection(number, row)
        : new Rejection(number, columns.identifier(), broken, text(row, columns.identifier()));
  }

  /** These two rules are of any column: all columns for the one come before all for the other. */
  private Rejection illegible(long number, Map<String, Object> row) {
    Rejection mangled = illegible(number, row, Rule.ENCODING, Cell::isMangled);
    return mangled != null
        ? mangled
        : illegible(number, row, Rule.CONTROL_CHARACTERS, Cell::hasControls);
  }

  private Rejection illegible(
      long number, Map<String, Object> row, Rule rule, Predicate<String> broken) {
    return Stream.concat(Stream.of(columns.identifier()), names.columns().stream())
        .filter(column -> broken.test(text(row, column)))
        .findFirst()
        .map(column -> new Rejection(number, column, rule, text(row, column)))
        .orElse(null);
  }

  private static String text(Map<String, Object> row, String column) {
    return Cell.text(column, row.get(column));
  }

  /** A batch of rows after the rules: each row is in one of the two lists, in the query's order. */
  public record CheckedBatch(List<SegmentRow> good, List<Rejection> rejections) {}

  /**
   * One line of a file: a good identifier in its written form, in a segment with a good name. It
   * holds a person, so it prints none of it.
   *
   * @param phone the key of the phone, made while its text is at hand; 4,096 rows later it is a
   *     miss of the cache
   */
  public record SegmentRow(String segment, String identifier, long phone) {

    public SegmentRow(String segment, String identifier) {
      this(segment, identifier, PhoneKey.of(identifier));
    }

    @Override
    public String toString() {
      return "a row of segment " + segment;
    }
  }
}
