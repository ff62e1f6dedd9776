package io.attentivecourier.attribute;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Labels;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.AttributeSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The columns of a query that the contract lets out.
 *
 * @param identifier the query's own label
 * @param attributes in the contract's order, those that the query has; at least one
 */
public record AttributeColumns(String identifier, List<AttributeColumn> attributes) {
  private static final int FEW = 5;

  public AttributeColumns {
    attributes = List.copyOf(attributes);
  }

  /**
   * A column that is declared for all pipelines may be missing; one that the pipeline itself
   * declares may not. The identifier's column goes out as an attribute too only where the pipeline
   * itself says so. A column that is ignored is as good as not there.
   *
   * @param labels all labels of the result, as its metadata lists them
   * @param identifier the column of the identifier, in any case
   * @throws Refusal {@link Reason#COLUMN_MISSING}, also where no declared column is there, else
   *     {@link Reason#COLUMN_UNKNOWN}
   */
  public static AttributeColumns resolve(
      Collection<String> labels,
      String identifier,
      List<AttributeSettings.AttributeSetting> declared,
      Set<String> ignored) {
    Labels all = new Labels(List.copyOf(labels));
    List<AttributeSettings.AttributeSetting> open =
        declared.stream().filter(setting -> isOpen(setting, identifier, ignored)).toList();
    all.check(needed(identifier, open), known(identifier, declared, ignored));
    List<AttributeColumn> there =
        open.stream()
            .filter(setting -> all.has(setting.column()))
            .map(setting -> new AttributeColumn(all.of(setting.column()), setting))
            .toList();
    refuseNone(there, open);
    return new AttributeColumns(all.of(identifier), there);
  }

  private static boolean isOpen(
      AttributeSettings.AttributeSetting setting, String identifier, Set<String> ignored) {
    boolean isIdentifier = setting.column().equalsIgnoreCase(identifier);
    return ignored.stream().noneMatch(setting.column()::equalsIgnoreCase)
        && (setting.isOfPipeline() || !isIdentifier);
  }

  private static List<String> needed(
      String identifier, List<AttributeSettings.AttributeSetting> open) {
    List<String> needed = new ArrayList<>(List.of(identifier));
    open.stream()
        .filter(AttributeSettings.AttributeSetting::isOfPipeline)
        .map(AttributeSettings.AttributeSetting::column)
        .filter(column -> !column.equalsIgnoreCase(identifier))
        .forEach(needed::add);
    return needed;
  }

  private static List<String> known(
      String identifier, List<AttributeSettings.AttributeSetting> declared, Set<String> ignored) {
    List<String> known = new ArrayList<>(List.of(identifier));
    declared.forEach(setting -> known.add(setting.column()));
    known.addAll(ignored);
    return known;
  }

  private static void refuseNone(
      List<AttributeColumn> there, List<AttributeSettings.AttributeSetting> open) {
    if (there.isEmpty()) {
      List<String> columns =
          open.stream().map(AttributeSettings.AttributeSetting::column).limit(FEW).toList();
      String more = open.size() > FEW ? " …" : "";
      throw new Refusal(
          Reason.COLUMN_MISSING,
          "the query has none of the declared columns: " + String.join(", ", columns) + more);
    }
  }

  /**
   * A column of the query that goes out as an attribute.
   *
   * @param label the query's own
   */
  public record AttributeColumn(String label, AttributeSettings.AttributeSetting setting) {
    /**
     * Attentive states no length of a value, only 1,048,576 bytes a record: 100 names of 200 and
     * 100 values of 1,000 characters, each written as six ({@code \\u00E9}), stay below 730,000.
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
        return setting.nulls() == AttributeSettings.Nulls.REJECT ? Rule.ATTRIBUTE_NULL : null;
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
          setting.type() == AttributeSettings.AttributeType.STRING
              || setting.type() == AttributeSettings.AttributeType.NUMBER;
      return telling && setting.sensitiveReason() == null && SensitiveValue.isIn(typed)
          ? Rule.ATTRIBUTE_SENSITIVE
          : null;
    }
  }
}
