package io.attentivecourier.row;

/**
 * A row that is not sent, and the first rule that it broke. A bad row is data, not an exception.
 *
 * @param row its number in the query's result, from 1
 * @param column the query's own label of the column
 * @param value the refused text, or null; personal data, so it is never printed
 */
public record Rejection(long row, String column, Rule rule, String value) {

  @Override
  public String toString() {
    return "row " + row + ", column " + column + ": " + rule.id();
  }
}
