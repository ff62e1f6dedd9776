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
 *
 * <p>The hash of the values is of their types, a byte each, and of the part of the line that
 * depends on them: the types stand before it, up to its first byte.
 */
final class PersonWriter {
  private static final int TEN = 10;

  private final AttributeColumns.AttributeColumn[] columns;
  private final UserLine line;
  private final MemberHash members;
  private final IdentifierKey.ValuesHash hash;
  private final JsonText text = new JsonText();
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
    Arrays.fill(present, (byte) 0);
    kept.setLength(0);
    text.setLength(columns.length);
    text.add(UserLine.CUSTOM);
  }

  /** Adds a value that came as bytes; false where it breaks a rule. */
  boolean add(int attribute, CellBatch cells, int cell) {
    AttributeColumns.AttributeColumn column = columns[attribute];
    if (cells.isNull(cell) || !addPlain(attribute, cells, cell)) {
      Object value = column.read(cells.value(cell));
      if (value instanceof Rule) {
        return false;
      }
      add(attribute, value);
    }
    return true;
  }

  private boolean addPlain(int attribute, CellBatch cells, int cell) {
    int before = text.length();
    int start = begin(attribute);
    boolean plain = CellJson.write(columns[attribute], cells, cell, text);
    if (plain) {
      keep(attribute, start);
    } else {
      text.setLength(before);
    }
    return plain;
  }

  /**
   * @param value as it is sent; null where nothing is
   */
  void add(int attribute, Object value) {
    if (value != null) {
      int start = begin(attribute);
      text.addValue(value);
      keep(attribute, start);
    }
  }

  /** Returns the place of the value. */
  private int begin(int attribute) {
    line.addName(attribute, kept.length() == 0, text);
    return text.length();
  }

  private void keep(int attribute, int start) {
    kept.add(text.bytes(), start, text.length());
    kept.add('\n');
    Presence.set(present, attribute);
  }

  void addTo(PackedPeople people) {
    long person = members.of(identifier, 0, identifier.length);
    people.add(person, identifier, values(), present, kept.bytes(), kept.length());
  }

  private long values() {
    text.add(UserLine.END);
    int first = columns.length;
    for (int at = columns.length - 1; at >= 0; at--) {
      if (Presence.has(present, at)) {
        text.set(--first, columns[at].setting().type().ordinal());
      }
    }
    return hash.of(text.bytes(), first, text.length());
  }
}
