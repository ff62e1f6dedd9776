package io.attentivecourier.attribute;

import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.settings.AttributeSetting;
import io.attentivecourier.settings.AttributeType;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.Nulls;
import io.attentivecourier.settings.PhoneCheck;
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

  static AttributeSetting column(String column, AttributeType type) {
    return new AttributeSetting(column, name(column), type, Nulls.OMIT, null, false);
  }

  static AttributeSetting rejecting(String column, AttributeType type) {
    return new AttributeSetting(column, name(column), type, Nulls.REJECT, null, false);
  }

  static AttributeSetting allowed(String column, AttributeType type) {
    return new AttributeSetting(column, name(column), type, Nulls.OMIT, "made up", false);
  }

  static AttributeSetting ofPipeline(String column) {
    return new AttributeSetting(column, name(column), AttributeType.STRING, Nulls.OMIT, null, true);
  }

  static AttributeRules phones(Path home, AttributeSetting... declared) throws IOException {
    return rules(home, IdentifierKind.PHONE, declared);
  }

  static AttributeRules rules(Path home, IdentifierKind kind, AttributeSetting... declared)
      throws IOException {
    List<String> labels =
        Stream.concat(
                Stream.of(kind.id()), List.of(declared).stream().map(AttributeSetting::column))
            .toList();
    return new AttributeRules(
        AttributeColumns.resolve(labels, kind.id(), List.of(declared), Set.of()),
        kind,
        PhoneCheck.SHAPE,
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
