package io.attentivecourier.list;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.Phone;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.CellBatch;
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
  private final CellNames cellNames;

  /** The columns that are looked at: the identifier's, then those of the name. */
  private final List<String> judged;

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
    this.cellNames = new CellNames(names);
    this.judged = Stream.concat(Stream.of(columns.identifier()), names.columns().stream()).toList();
  }

  /**
   * @throws io.attentivecourier.run.Refusal where a column is of a type that has lost digits
   */
  public CheckedBatch check(RowBatch batch) {
    GoodRows good = new GoodRows(batch.rows().size());
    List<Rejection> rejections = new ArrayList<>();
    if (batch.cells() == null) {
      for (int at = 0; at < batch.rows().size(); at++) {
        check(batch, at, names.good(batch.rows().get(at)), good, rejections);
      }
    } else {
      checkCells(batch, good, rejections);
    }
    return new CheckedBatch(good, rejections);
  }

  /** A phone goes from its bytes to a number; whatever else stands there goes the way of a map. */
  private void checkCells(RowBatch batch, GoodRows good, List<Rejection> rejections) {
    CellBatch cells = batch.cells();
    int column = cells.labels().indexOf(columns.identifier());
    for (int at = 0; at < cells.rows(); at++) {
      String name = cellNames.good(batch, at);
      int cell = cells.cell(at, column);
      long phone = name == null ? Phone.NONE : identifier.phone(cells, cell);
      if (phone == Phone.NONE) {
        check(batch, at, name, good, rejections);
      } else {
        good.addPhone(name, PhoneKey.ofTen(phone));
      }
    }
  }

  /**
   * @param name the row's good name; null where a rule is broken
   */
  private void check(
      RowBatch batch, int at, String name, GoodRows good, List<Rejection> rejections) {
    Map<String, Object> row = batch.rows().get(at);
    String person = identifier.normal(row.get(columns.identifier()));
    if (name != null && person != null) {
      good.add(name, person);
    } else {
      rejections.add(rejection(batch.firstRow() + at, row, name));
    }
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

  /**
   * These two rules are of any column: all columns for the one come before all for the other. No
   * stream: of ten million rows 75,000 are looked at here.
   */
  private Rejection illegible(long number, Map<String, Object> row) {
    Rejection mangled = illegible(number, row, Rule.ENCODING, Cell::isMangled);
    return mangled != null
        ? mangled
        : illegible(number, row, Rule.CONTROL_CHARACTERS, Cell::hasControls);
  }

  private Rejection illegible(
      long number, Map<String, Object> row, Rule rule, Predicate<String> broken) {
    for (String column : judged) {
      String text = text(row, column);
      if (broken.test(text)) {
        return new Rejection(number, column, rule, text);
      }
    }
    return null;
  }

  private static String text(Map<String, Object> row, String column) {
    return Cell.text(column, row.get(column));
  }

  /** A batch of rows after the rules: each row is in one of the two lists, in the query's order. */
  public record CheckedBatch(GoodRows good, List<Rejection> rejections) {}

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
