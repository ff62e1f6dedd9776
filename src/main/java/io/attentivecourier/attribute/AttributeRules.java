package io.attentivecourier.attribute;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.PackedPeople;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.CellBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules for rows of attributes, over batches of one run, by one thread at a time. A good row
 * that came as bytes goes from them to JSON; whatever else stands there goes the way of a map.
 */
public final class AttributeRules {
  private final AttributeColumns columns;
  private final AttributeColumns.AttributeColumn[] attributes;
  private final IdentifierRules identifier;
  private final UserLine line;
  private final PersonWriter person;
  private final Object[] values;
  private CellColumns places;

  /** The places of the columns in rows that came as bytes. */
  private record CellColumns(int identifier, int[] attributes) {
    static CellColumns of(AttributeColumns columns, List<String> labels) {
      return new CellColumns(
          labels.indexOf(columns.identifier()),
          columns.attributes().stream().mapToInt(one -> labels.indexOf(one.label())).toArray());
    }
  }

  public AttributeRules(
      AttributeColumns columns,
      IdentifierKind kind,
      PipelineSettings.PhoneCheck phoneCheck,
      IdentifierKey key) {
    this.columns = columns;
    this.attributes = columns.attributes().toArray(AttributeColumns.AttributeColumn[]::new);
    this.identifier = IdentifierRules.ofApi(columns.identifier(), kind, phoneCheck);
    this.line = new UserLine(kind, names());
    this.person = new PersonWriter(columns.attributes(), line, key);
    this.values = new Object[attributes.length];
  }

  /** Attentive's names in the order of the presence bits: the contract's. */
  public List<String> names() {
    return columns.attributes().stream().map(column -> column.setting().name()).toList();
  }

  /**
   * @throws io.attentivecourier.run.Refusal where the identifier is of a type that has lost digits
   */
  public CheckedPeople check(RowBatch batch) {
    PackedPeople good = new PackedPeople(batch.rows().size(), line);
    List<Rejection> rejections = new ArrayList<>();
    for (int at = 0; at < batch.rows().size(); at++) {
      if (batch.cells() == null || !addCells(batch.cells(), at, good)) {
        add(batch, at, good, rejections);
      }
    }
    return new CheckedPeople(good, rejections);
  }

  private void add(RowBatch batch, int at, PackedPeople good, List<Rejection> rejections) {
    Map<String, Object> row = batch.rows().get(at);
    String who = identifier.normal(row.get(columns.identifier()));
    if (read(row) && who != null) {
      person.begin(who);
      for (int i = 0; i < values.length; i++) {
        person.add(i, values[i]);
      }
      person.addTo(good);
    } else {
      rejections.add(rejection(batch.firstRow() + at, row));
    }
  }

  /** True if all values are good; then each is ready to be sent, else some hold the broken rule. */
  private boolean read(Map<String, Object> row) {
    boolean good = true;
    for (int at = 0; at < attributes.length; at++) {
      values[at] = attributes[at].read(row.get(attributes[at].label()));
      good &= !(values[at] instanceof Rule);
    }
    return good;
  }

  /** Adds a good row; false where a rule is broken. */
  private boolean addCells(CellBatch cells, int row, PackedPeople good) {
    places = places == null ? CellColumns.of(columns, cells.labels()) : places;
    boolean whole = begin(cells, cells.cell(row, places.identifier()));
    for (int at = 0; whole && at < attributes.length; at++) {
      whole = person.add(at, cells, cells.cell(row, places.attributes()[at]));
    }
    if (whole) {
      person.addTo(good);
    }
    return whole;
  }

  private boolean begin(CellBatch cells, int cell) {
    long phone = identifier.phone(cells, cell);
    if (phone >= 0) {
      person.begin(phone);
      return true;
    }
    String who = identifier.normal(cells.value(cell));
    if (who != null) {
      person.begin(who);
    }
    return who != null;
  }

  /** The first rule in their order that any column breaks, and its first such column. */
  private Rejection rejection(long number, Map<String, Object> row) {
    Rule first = ofIdentifier(row.get(columns.identifier()));
    String column = columns.identifier();
    for (int at = 0; at < attributes.length; at++) {
      if (values[at] instanceof Rule rule && (first == null || rule.compareTo(first) < 0)) {
        first = rule;
        column = attributes[at].label();
      }
    }
    return new Rejection(number, column, first, text(row.get(column)));
  }

  private Rule ofIdentifier(Object value) {
    String text = Cell.text(columns.identifier(), value);
    Rule illegible = text == null ? null : AttributeColumns.AttributeColumn.illegible(text);
    return illegible == null ? identifier.brokenRule(value) : illegible;
  }

  /**
   * The text that a rejection keeps as a hash; objects and bytes of a driver have no fixed text.
   */
  private static String text(Object value) {
    boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
    return plain ? value.toString() : null;
  }

  /** A batch of rows after the rules: each row is in one of the two lists, in the query's order. */
  public record CheckedPeople(PackedPeople good, List<Rejection> rejections) {}
}
