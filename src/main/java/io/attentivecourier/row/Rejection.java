package io.attentivecourier.row;

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
}
