package io.attentivecourier.attribute;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules for rows of attributes, over batches of one run, by one thread at a time. */
public final class AttributeRules {
  private final AttributeColumns columns;
  private final AttributeColumns.AttributeColumn[] attributes;
  private final IdentifierRules identifier;
  private final MemberHash members;
  private final IdentifierKey.ValuesHash hash;
  private final UserLine line;
  private final Object[] values;

  public AttributeRules(
      AttributeColumns columns,
      IdentifierKind kind,
      PipelineSettings.PhoneCheck phoneCheck,
      IdentifierKey key) {
    this.columns = columns;
    this.attributes = columns.attributes().toArray(AttributeColumns.AttributeColumn[]::new);
    this.identifier = IdentifierRules.ofApi(columns.identifier(), kind, phoneCheck);
    this.members = key.memberHash();
    this.hash = key.valuesHash();
    this.line = new UserLine(kind, names());
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
    List<AttributeRow> good = new ArrayList<>(batch.rows().size());
    List<Rejection> rejections = new ArrayList<>();
    long number = batch.firstRow();
    for (Map<String, Object> row : batch.rows()) {
      String person = identifier.normal(row.get(columns.identifier()));
      if (read(row) && person != null) {
        good.add(person(person));
      } else {
        rejections.add(rejection(number, row));
      }
      number++;
    }
    return new CheckedPeople(good, rejections);
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

  private AttributeRow person(String person) {
    byte[] present = new byte[(attributes.length + 7) / 8];
    byte[] record = line.write(person, values);
    for (int at = 0; at < values.length; at++) {
      if (values[at] != null) {
        present[at / 8] |= (byte) (1 << at % 8);
        hash.update((byte) attributes[at].setting().type().ordinal());
      }
    }
    hash.update(record, line.customStart(), record.length);
    return new AttributeRow(members.of(person), person, hash.end(), present, record);
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

  /**
   * One person as they are sent. It holds a person, so it prints none of it.
   *
   * @param hash of the identifier, keyed
   * @param identifier E.164 or an e-mail in lower case
   * @param values keyed hash of the names, types and values that are sent
   * @param present a bit an attribute in the order of {@link AttributeRules#names}: attribute i is
   *     bit i mod 8, counted from the lowest, of byte i / 8; none is set where all values are null
   * @param line the user record as JSON in ASCII, without a line end; below 1 MiB
   */
  public record AttributeRow(
      long hash, String identifier, long values, byte[] present, byte[] line) {

    @Override
    public String toString() {
      return "a person with " + present.length + " bytes of presence";
    }
  }

  /** A batch of rows after the rules: each row is in one of the two lists, in the query's order. */
  public record CheckedPeople(List<AttributeRow> good, List<Rejection> rejections) {}
}
