package io.attentivecourier.attribute;

import io.attentivecourier.row.Labels;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.AttributeSetting;
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
      List<AttributeSetting> declared,
      Set<String> ignored) {
    Labels all = new Labels(List.copyOf(labels));
    List<AttributeSetting> open =
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

  private static boolean isOpen(AttributeSetting setting, String identifier, Set<String> ignored) {
    boolean isIdentifier = setting.column().equalsIgnoreCase(identifier);
    return ignored.stream().noneMatch(setting.column()::equalsIgnoreCase)
        && (setting.ofPipeline() || !isIdentifier);
  }

  private static List<String> needed(String identifier, List<AttributeSetting> open) {
    List<String> needed = new ArrayList<>(List.of(identifier));
    open.stream()
        .filter(AttributeSetting::ofPipeline)
        .map(AttributeSetting::column)
        .filter(column -> !column.equalsIgnoreCase(identifier))
        .forEach(needed::add);
    return needed;
  }

  private static List<String> known(
      String identifier, List<AttributeSetting> declared, Set<String> ignored) {
    List<String> known = new ArrayList<>(List.of(identifier));
    declared.forEach(setting -> known.add(setting.column()));
    known.addAll(ignored);
    return known;
  }

  private static void refuseNone(List<AttributeColumn> there, List<AttributeSetting> open) {
    if (there.isEmpty()) {
      List<String> columns = open.stream().map(AttributeSetting::column).limit(FEW).toList();
      String more = open.size() > FEW ? " …" : "";
      throw new Refusal(
          Reason.COLUMN_MISSING,
          "the query has none of the declared columns: " + String.join(", ", columns) + more);
    }
  }
}
