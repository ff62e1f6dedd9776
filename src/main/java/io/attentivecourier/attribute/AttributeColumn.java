package io.attentivecourier.attribute;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.AttributeSetting;
import io.attentivecourier.settings.AttributeType;
import io.attentivecourier.settings.Nulls;

/**
 * A column of the query that goes out as an attribute.
 *
 * @param label the query's own
 */
public record AttributeColumn(String label, AttributeSetting setting) {
  /**
   * Attentive states no length of a value, only 1,048,576 bytes a record: 100 names of 200 and 100
   * values of 1,000 characters, each written as six ({@code \\u00E9}), stay below 730,000.
   */
  static final int LONGEST_TEXT = 1000;

  /**
   * The value as it is sent, a String, BigDecimal or Boolean; null where nothing is; or the first
   * {@link Rule} that it breaks, in their order.
   */
  Object read(Object raw) {
    Rule illegible = raw instanceof String text ? illegible(text) : null;
    if (illegible != null) {
      return illegible;
    }
    if (raw == null || raw instanceof String text && Cell.isBlank(text)) {
      return setting.nulls() == Nulls.REJECT ? Rule.ATTRIBUTE_NULL : null;
    }
    Object typed = TypedValue.of(setting.type(), raw);
    Rule broken = typed == null ? Rule.ATTRIBUTE_TYPE : brokenContent(typed);
    return broken == null ? typed : broken;
  }

  /** The two rules that come before all others, of any column. */
  static Rule illegible(String text) {
    if (Cell.isMangled(text)) {
      return Rule.ENCODING;
    }
    return Cell.hasControls(text) ? Rule.CONTROL_CHARACTERS : null;
  }

  private Rule brokenContent(Object typed) {
    if (typed instanceof String text && text.length() > LONGEST_TEXT) {
      return Rule.ATTRIBUTE_LENGTH;
    }
    boolean telling =
        setting.type() == AttributeType.STRING || setting.type() == AttributeType.NUMBER;
    return telling && setting.sensitiveReason() == null && SensitiveValue.isIn(typed)
        ? Rule.ATTRIBUTE_SENSITIVE
        : null;
  }
}
