package io.attentivecourier.row;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells of a rejected row whose it is and what finds it in the warehouse: the rule that it broke
 * may be of any other column.
 *
 * @param identifier of the destination
 * @param label the query's own, of the identifier's column
 * @param keyLabel of the column that {@code courier.rejected.key} names; null where there is none
 */
public record RowOwner(Identifier identifier, String label, String keyLabel) {

  /** The same rejections, each with what its row says of it. */
  public List<Rejection> tell(RowBatch batch, List<Rejection> rejections) {
    return rejections.stream().map(one -> tell(row(batch, one), one)).toList();
  }

  private static Map<String, Object> row(RowBatch batch, Rejection rejection) {
    return batch.rows().get((int) (rejection.row() - batch.firstRow()));
  }

  private Rejection tell(Map<String, Object> row, Rejection rejection) {
    return rejection.of(identifier.person(row.get(label)), key(row));
  }

  /** It is kept in clear, so that what looks like somebody is not. */
  private String key(Map<String, Object> row) {
    Object value = keyLabel == null ? null : row.get(keyLabel);
    boolean plain = value instanceof String || value instanceof Number || value instanceof UUID;
    return plain ? Personal.shown(value.toString()) : null;
  }
}
