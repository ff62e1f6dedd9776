package io.attentivecourier.attribute;

import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.settings.AttributeSettings;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Made-up contracts, and rows for them: each attribute's name is its column's in capitals. */
final class Contract {
  private Contract() {}

  static AttributeSettings.AttributeSetting column(
      String column, AttributeSettings.AttributeType type) {
    return new AttributeSettings.AttributeSetting(
        column, name(column), type, AttributeSettings.Nulls.OMIT, null, false);
  }

  static AttributeSettings.AttributeSetting rejecting(
      String column, AttributeSettings.AttributeType type) {
    return new AttributeSettings.AttributeSetting(
        column, name(column), type, AttributeSettings.Nulls.REJECT, null, false);
  }

  static AttributeSettings.AttributeSetting allowed(
      String column, AttributeSettings.AttributeType type) {
    return new AttributeSettings.AttributeSetting(
        column, name(column), type, AttributeSettings.Nulls.OMIT, "made up", false);
  }

  static AttributeSettings.AttributeSetting ofPipeline(String column) {
    return new AttributeSettings.AttributeSetting(
        column,
        name(column),
        AttributeSettings.AttributeType.STRING,
        AttributeSettings.Nulls.OMIT,
        null,
        true);
  }

  static AttributeRules phones(Path home, AttributeSettings.AttributeSetting... declared)
      throws IOException {
    return rules(home, IdentifierKind.PHONE, declared);
  }

  static AttributeRules rules(
      Path home, IdentifierKind kind, AttributeSettings.AttributeSetting... declared)
      throws IOException {
    List<String> labels =
        Stream.concat(
                Stream.of(kind.id()),
                List.of(declared).stream().map(AttributeSettings.AttributeSetting::column))
            .toList();
    return new AttributeRules(
        AttributeColumns.resolve(labels, kind.id(), List.of(declared), Set.of()),
        kind,
        PipelineSettings.PhoneCheck.SHAPE,
        IdentifierKey.at(home.resolve("key")));
  }

  /** A row of column and value in turn. */
  static RowBatch row(Object... cells) {
    Map<String, Object> row = new HashMap<>();
    for (int at = 0; at < cells.length; at += 2) {
      row.put((String) cells[at], cells[at + 1]);
    }
    return new RowBatch(1, List.of(row));
  }

  private static String name(String column) {
    return column.toUpperCase(Locale.ROOT);
  }
}
