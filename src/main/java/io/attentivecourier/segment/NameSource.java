package io.attentivecourier.segment;

import io.attentivecourier.row.Rejection;
import java.util.List;
import java.util.Map;

/** Where the name of a row's segment stands. For one run and one thread at a time. */
interface NameSource {

  /** The labels of its columns, in the order in which they are checked. */
  List<String> columns();

  /**
   * The row's good name, the same instance for the same name; null where a rule is broken.
   *
   * @throws io.attentivecourier.run.Refusal where a column is of a type that has lost digits
   */
  String good(Map<String, Object> row);

  /** The first segment rule that the row breaks; only for a row without a good name. */
  Rejection rejection(long number, Map<String, Object> row);
}
