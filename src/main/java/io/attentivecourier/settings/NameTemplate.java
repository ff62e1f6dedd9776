package io.attentivecourier.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Amperity's filename template, which makes a segment's name of a campaign and a treatment group:
 * <code>{{ campaign_name }}</code> and <code>{{ group_name }}</code>, in either order or one of
 * them alone, with {@code -}, {@code _} or nothing between. Fixed text may stand before and after,
 * of the characters that a segment's name may have.
 *
 * @param before fixed text
 * @param columns one or two of {@link #CAMPAIGN} and {@link #GROUP}, in order
 * @param between empty where there is one column
 * @param after fixed text
 */
public record NameTemplate(String before, List<String> columns, String between, String after) {
  public static final String CAMPAIGN = "campaign_name";
  public static final String GROUP = "group_name";

  /** The template if the query has both columns and none is set. */
  public static final NameTemplate DEFAULT = new NameTemplate("", List.of(CAMPAIGN, GROUP), "", "");

  /** The template if the query has no column of groups. */
  public static final NameTemplate CAMPAIGN_ALONE = new NameTemplate("", List.of(CAMPAIGN), "", "");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final String BOTH = "{{ campaign_name }} and {{ group_name }}";

  public NameTemplate {
    columns = List.copyOf(columns);
  }

  /**
   * @throws IllegalArgumentException whose message is the fault; the settings tell its fix too
   */
  public static NameTemplate parse(String text) {
    List<MatchResult> found = PLACEHOLDER.matcher(text).results().toList();
    List<String> columns = found.stream().map(one -> column(one.group(1).strip())).toList();
    List<String> fixed = fixed(text, found);
    fixed.forEach(NameTemplate::checkBraces);
    checkColumns(columns);
    checkBetween(fixed.subList(1, fixed.size() - 1));
    checkFixed(fixed.get(0) + "x" + fixed.get(fixed.size() - 1));
    String between = columns.size() == 1 ? "" : fixed.get(1);
    return new NameTemplate(fixed.get(0), columns, between, fixed.get(fixed.size() - 1));
  }

  /** The text before, between and after the placeholders. */
  private static List<String> fixed(String text, List<MatchResult> found) {
    List<String> fixed = new ArrayList<>();
    int from = 0;
    for (MatchResult placeholder : found) {
      fixed.add(text.substring(from, placeholder.start()));
      from = placeholder.end();
    }
    fixed.add(text.substring(from));
    return fixed.size() > 1 ? fixed : List.of(text, "");
  }

  private static String column(String name) {
    if (name.equals("list_name")) {
      throw new ValueParser.InvalidValue(
          "has {{ list_name }}, which no query here yields", "use {{ campaign_name }}");
    }
    if (!name.equals(CAMPAIGN) && !name.equals(GROUP)) {
      throw new ValueParser.InvalidValue(
          "has {{ " + name.replaceAll("\\p{Cntrl}", "?") + " }}, which is not known",
          "use only " + BOTH);
    }
    return name;
  }

  private static void checkBraces(String fixed) {
    if (fixed.contains("{") || fixed.contains("}")) {
      throw new ValueParser.InvalidValue(
          "has a brace too many or too few", "write {{ campaign_name }}");
    }
  }

  private static void checkColumns(List<String> columns) {
    if (columns.isEmpty()) {
      throw new ValueParser.InvalidValue(
          "would give every segment one name", "use " + BOTH + ", or one of them");
    }
    if (columns.size() > new HashSet<>(columns).size()) {
      throw new ValueParser.InvalidValue(
          "has one placeholder twice", "use each of " + BOTH + " once");
    }
  }

  private static void checkBetween(List<String> between) {
    if (between.stream().anyMatch(text -> !text.matches("[-_]?"))) {
      throw new ValueParser.InvalidValue(
          "has other text between its placeholders", "put -, _ or nothing between them");
    }
  }

  /** Refuses fixed text that makes every name invalid; {@code x} stands for the placeholders. */
  private static void checkFixed(String name) {
    if (!name.matches("[A-Za-z0-9 _-]*") || !name.equals(name.strip()) || name.contains("  ")) {
      throw new ValueParser.InvalidValue(
          "has fixed text that no segment's name may have",
          "use letters, digits, single spaces, _ and -");
    }
  }

  /** True if the column's text is a part of the name. */
  public boolean uses(String column) {
    return columns.contains(column);
  }

  /**
   * The name, with all spaces taken out of the two values first, as Amperity does.
   *
   * @param campaign may be null where the template does not use it
   * @param group as above
   */
  public String name(String campaign, String group) {
    String first = part(columns.get(0), campaign, group);
    String second = columns.size() == 1 ? "" : part(columns.get(1), campaign, group);
    return before + first + between + second + after;
  }

  private static String part(String column, String campaign, String group) {
    return (column.equals(CAMPAIGN) ? campaign : group).replace(" ", "");
  }

  /** As a user writes it. */
  @Override
  public String toString() {
    List<String> written = columns.stream().map(column -> "{{ " + column + " }}").toList();
    return before + String.join(between, written) + after;
  }
}
