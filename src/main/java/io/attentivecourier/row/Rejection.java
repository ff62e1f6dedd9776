package io.attentivecourier.row;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A row that is not sent, and the first rule that it broke. A bad row is data, not an exception.
 *
 * @param row its number in the query's result, from 1
 * @param column the query's own label of the column
 * @param value the refused text, or null; personal data, so it is never printed
 * @param person whose row it is, as a list or the API would name them, or null; as above
 * @param key what finds the row in the warehouse, where {@code courier.rejected.key} names a
 *     column, or null
 */
public record Rejection(
    long row, String column, Rule rule, String value, String person, String key) {

  public Rejection(long row, String column, Rule rule, String value) {
    this(row, column, rule, value, null, null);
  }

  Rejection of(String person, String key) {
    return new Rejection(row, column, rule, value, person, key);
  }

  @Override
  public String toString() {
    return "row " + row + ", column " + column + ": " + rule.id();
  }

  /**
   * Tells of a rejected row whose it is and what finds it in the warehouse: the rule that it broke
   * may be of any other column.
   *
   * @param identifier of the destination
   * @param label the query's own, of the identifier's column
   * @param keyLabel of the column that {@code courier.rejected.key} names; null where there is none
   */
  public record RowOwner(IdentifierRules identifier, String label, String keyLabel) {

    /** The same rejections, each with what its row says of it. */
    public List<Rejection> addOwners(RowBatch batch, List<Rejection> rejections) {
      return rejections.stream().map(one -> addOwners(row(batch, one), one)).toList();
    }

    private static Map<String, Object> row(RowBatch batch, Rejection rejection) {
      return batch.rows().get((int) (rejection.row() - batch.firstRow()));
    }

    private Rejection addOwners(Map<String, Object> row, Rejection rejection) {
      return rejection.of(identifier.person(row.get(label)), key(row));
    }

    /** It is kept in clear, so that what looks like somebody is not. */
    private String key(Map<String, Object> row) {
      Object value = keyLabel == null ? null : row.get(keyLabel);
      boolean plain = value instanceof String || value instanceof Number || value instanceof UUID;
      return plain ? Personal.masked(value.toString()) : null;
    }
  }
}
