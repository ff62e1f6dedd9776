package io.attentivecourier.segment;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Columns;
import io.attentivecourier.row.Identifier;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PhoneCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the segments' door, over batches of one run, by one thread at a time. A good row
 * passes by its normal form alone; only for a bad one are the rules gone through in their order.
 */
public final class SegmentRules {
  /** Runs have tens of segments; a mistake in a query may make one for each of ten million rows. */
  private static final int MOST_KNOWN_NAMES = 10_000;

  private final Columns columns;
  private final Identifier identifier;
  private final Map<String, String> goodNames = new HashMap<>();

  public SegmentRules(Columns columns, IdentifierKind kind, PhoneCheck phoneCheck) {
    this.columns = columns;
    this.identifier = new Identifier(columns.identifier(), kind, phoneCheck);
  }

  /**
   * @throws io.attentivecourier.run.Refusal where a column is of a type that has lost digits
   */
  public CheckedBatch check(RowBatch batch) {
    List<SegmentRow> good = new ArrayList<>(batch.rows().size());
    List<Rejection> rejections = new ArrayList<>();
    long number = batch.firstRow();
    for (Map<String, Object> row : batch.rows()) {
      Object person = row.get(columns.identifier());
      Object segment = row.get(columns.segment());
      SegmentRow checked = goodRow(person, segment);
      if (checked != null) {
        good.add(checked);
      } else {
        rejections.add(rejection(number, person, segment));
      }
      number++;
    }
    return new CheckedBatch(good, rejections);
  }

  private SegmentRow goodRow(Object person, Object segment) {
    String name = goodName(Cell.text(columns.segment(), segment));
    String normal = identifier.normal(person);
    return name == null || normal == null ? null : new SegmentRow(name, normal);
  }

  /** The one instance of a good name, so that a million rows do not hold a million copies. */
  private String goodName(String name) {
    String known = goodNames.get(name);
    if (known != null || SegmentName.check(name).isPresent()) {
      return known;
    }
    if (goodNames.size() < MOST_KNOWN_NAMES) {
      goodNames.put(name, name);
    }
    return name;
  }

  private Rejection rejection(long row, Object person, Object segment) {
    String text = Cell.text(columns.identifier(), person);
    String name = Cell.text(columns.segment(), segment);
    if (Cell.isMangled(text) || Cell.isMangled(name)) {
      return illegible(row, Rule.ENCODING, Cell.isMangled(text), text, name);
    }
    if (Cell.hasControls(text) || Cell.hasControls(name)) {
      return illegible(row, Rule.CONTROL_CHARACTERS, Cell.hasControls(text), text, name);
    }
    Rule broken = identifier.broken(person);
    return broken != null
        ? new Rejection(row, columns.identifier(), broken, text)
        : new Rejection(row, columns.segment(), SegmentName.check(name).orElseThrow(), name);
  }

  /** These two are of any column: all columns for the one come before all columns for the other. */
  private Rejection illegible(long row, Rule rule, boolean first, String text, String name) {
    return first
        ? new Rejection(row, columns.identifier(), rule, text)
        : new Rejection(row, columns.segment(), rule, name);
  }
}
