package io.attentivecourier.attribute;

import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.PackedPeople;
import io.attentivecourier.row.Presence;
import io.attentivecourier.row.Rule;
import io.attentivecourier.warehouse.CellBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one person after another: the identifier, the values as JSON, which of them are there, and
 * the keyed hashes of both. No object is made of a person whose values are plain.
 */
final class PersonWriter {
  private static final int TEN = 10;

  private final AttributeColumns.AttributeColumn[] columns;
  private final UserLine line;
  private final MemberHash members;
  private final IdentifierKey.ValuesHash hash;
  private final JsonText kept = new JsonText();
  private final byte[] present;
  private final byte[] phone = "+10000000000".getBytes(StandardCharsets.US_ASCII);
  private byte[] identifier;

  PersonWriter(List<AttributeColumns.AttributeColumn> columns, UserLine line, IdentifierKey key) {
    this.columns = columns.toArray(AttributeColumns.AttributeColumn[]::new);
    this.line = line;
    this.members = key.memberHash();
    this.hash = key.valuesHash();
    this.present = Presence.none(columns.size());
  }

  void begin(String person) {
    begin(person.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param ten digits of a phone of country 1
   */
  void begin(long ten) {
    long rest = ten;
    for (int at = phone.length - 1; at >= phone.length - TEN; at--) {
      phone[at] = (byte) ('0' + rest % TEN);
      rest /= TEN;
    }
    begin(phone);
  }

  private void begin(byte[] person) {
    identifier = person;
    kept.clear();
    Arrays.fill(present, (byte) 0);
  }

  /** Adds a value that came as bytes; false where it breaks a rule. */
  boolean add(int attribute, CellBatch cells, int cell) {
    AttributeColumns.AttributeColumn column = columns[attribute];
    if (!cells.isNull(cell) && CellJson.write(column, cells, cell, kept)) {
      end(attribute);
      return true;
    }
    Object value = column.read(cells.value(cell));
    if (!(value instanceof Rule)) {
      add(attribute, value);
    }
    return !(value instanceof Rule);
  }

  /**
   * @param value as it is sent; null where nothing is
   */
  void add(int attribute, Object value) {
    if (value != null) {
      kept.addValue(value);
      end(attribute);
    }
  }

  private void end(int attribute) {
    kept.add('\n');
    Presence.set(present, attribute);
  }

  void addTo(PackedPeople people) {
    long person = members.of(identifier, 0, identifier.length);
    people.add(person, identifier, values(), present, kept.bytes(), kept.length());
  }

  /** The hash of the types, names and values that are sent. */
  private long values() {
    for (int at = 0; at < columns.length; at++) {
      if (Presence.has(present, at)) {
        hash.update((byte) columns[at].setting().type().ordinal());
      }
    }
    line.update(hash, present, kept.bytes());
    return hash.end();
  }
}
