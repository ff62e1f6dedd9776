package io.attentivecourier.list;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.NameTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The source of the name of a row's segment. For one run and one thread at a time. */
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

  /** The name stands in a column of its own. */
  final class FromColumn implements NameSource {
    private final String label;
    private final Map<String, String> goodNames = new HashMap<>();

    FromColumn(String label) {
      this.label = label;
    }

    @Override
    public List<String> columns() {
      return List.of(label);
    }

    /** The one instance of a good name, so that a million rows do not hold a million copies. */
    @Override
    public String good(Map<String, Object> row) {
      String name = text(row);
      String known = goodNames.get(name);
      if (known != null || SegmentName.check(name).isPresent()) {
        return known;
      }
      if (goodNames.size() < SegmentRules.MOST_KNOWN_NAMES) {
        goodNames.put(name, name);
      }
      return name;
    }

    @Override
    public Rejection rejection(long number, Map<String, Object> row) {
      String name = text(row);
      return new Rejection(number, label, SegmentName.check(name).orElseThrow(), name);
    }

    private String text(Map<String, Object> row) {
      return Cell.text(label, row.get(label));
    }
  }

  /** The name is made of a campaign and a group by a template. What is judged is the made name. */
  final class FromTemplate implements NameSource {

    /** The two texts of a row; null for a column that the template does not use. */
    private record Pair(String campaign, String group) {}

    private final NameTemplate template;
    private final List<String> columns;
    private final String campaign;
    private final String group;
    private final NamePairs pairs;
    private final Map<Pair, String> goodNames = new HashMap<>();

    FromTemplate(SegmentColumns labels, NamePairs pairs) {
      this.template = labels.template();
      this.campaign = labels.campaign();
      this.group = labels.group();
      this.pairs = pairs;
      this.columns = template.columns().stream().map(this::label).toList();
    }

    private String label(String column) {
      return column.equals(NameTemplate.CAMPAIGN) ? campaign : group;
    }

    @Override
    public List<String> columns() {
      return columns;
    }

    @Override
    public String good(Map<String, Object> row) {
      Pair pair = pair(row);
      String known = goodNames.get(pair);
      if (known != null || isAnyBlank(row)) {
        return known;
      }
      String name = template.name(pair.campaign(), pair.group());
      return SegmentName.check(name).isPresent() ? null : remember(pair, name);
    }

    private String remember(Pair pair, String name) {
      String one = pairs.note(name, pair.campaign(), pair.group());
      if (goodNames.size() < SegmentRules.MOST_KNOWN_NAMES) {
        goodNames.put(pair, one);
      }
      return one;
    }

    private Pair pair(Map<String, Object> row) {
      return new Pair(
          campaign == null ? null : text(row, campaign), group == null ? null : text(row, group));
    }

    private boolean isAnyBlank(Map<String, Object> row) {
      return columns.stream().anyMatch(column -> Cell.isBlank(text(row, column)));
    }

    @Override
    public Rejection rejection(long number, Map<String, Object> row) {
      for (String column : columns) {
        if (Cell.isBlank(text(row, column))) {
          return new Rejection(number, column, Rule.SEGMENT_MISSING, text(row, column));
        }
      }
      Pair pair = pair(row);
      String name = template.name(pair.campaign(), pair.group());
      return new Rejection(number, culprit(row), SegmentName.check(name).orElseThrow(), name);
    }

    /** The column whose text no name may hold; for a name that is too long, the first one. */
    private String culprit(Map<String, Object> row) {
      return columns.stream()
          .filter(column -> SegmentName.hasForbiddenCharacter(text(row, column)))
          .findFirst()
          .orElse(columns.get(0));
    }

    private static String text(Map<String, Object> row, String label) {
      return Cell.text(label, row.get(label));
    }
  }
}
