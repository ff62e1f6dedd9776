package io.attentivecourier.subscriber;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules for rows of subscribers, over batches of one run, by one thread at a time. A good row
 * passes by its normal form and its consent; only for a bad one are the rules gone through in their
 * order.
 */
public final class SubscriberRules {
  private final SubscriberColumns columns;
  private final IdentifierRules identifier;
  private final SignUp signUp;

  public SubscriberRules(
      SubscriberColumns columns,
      IdentifierKind kind,
      PipelineSettings.PhoneCheck phoneCheck,
      SignUp signUp) {
    this.columns = columns;
    this.identifier = IdentifierRules.ofApi(columns.identifier(), kind, phoneCheck);
    this.signUp = signUp;
  }

  /**
   * @throws io.attentivecourier.run.Refusal where a column is of a type that has lost digits
   */
  public CheckedSubscribers check(RowBatch batch) {
    List<SubscriberRow> good = new ArrayList<>(batch.rows().size());
    List<Rejection> rejections = new ArrayList<>();
    List<String> refusing = new ArrayList<>();
    long number = batch.firstRow();
    for (Map<String, Object> row : batch.rows()) {
      String person = identifier.normal(row.get(columns.identifier()));
      if (person != null && Consent.isGiven(row.get(columns.consent()))) {
        good.add(new SubscriberRow(person, signUp.line(person)));
      } else {
        rejections.add(rejection(number, row));
        Optional.ofNullable(person).ifPresent(refusing::add);
      }
      number++;
    }
    return new CheckedSubscribers(good, rejections, refusing);
  }

  private Rejection rejection(long number, Map<String, Object> row) {
    Rejection illegible = illegible(number, row, Rule.ENCODING, Cell::isMangled);
    if (illegible == null) {
      illegible = illegible(number, row, Rule.CONTROL_CHARACTERS, Cell::hasControls);
    }
    if (illegible != null) {
      return illegible;
    }
    Rule broken = identifier.brokenRule(row.get(columns.identifier()));
    return broken == null
        ? rejection(number, row, columns.consent(), Rule.CONSENT_MISSING)
        : rejection(number, row, columns.identifier(), broken);
  }

  private Rejection illegible(
      long number, Map<String, Object> row, Rule rule, Predicate<String> broken) {
    return columns.all().stream()
        .filter(column -> broken.test(text(row, column)))
        .findFirst()
        .map(column -> rejection(number, row, column, rule))
        .orElse(null);
  }

  private Rejection rejection(long number, Map<String, Object> row, String column, Rule rule) {
    return new Rejection(number, column, rule, text(row, column));
  }

  private String text(Map<String, Object> row, String column) {
    Object value = row.get(column);
    return column.equals(columns.consent())
        ? Consent.text(column, value)
        : Cell.text(column, value);
  }

  /**
   * A batch of rows after the rules: each row is in one of the first two lists, in the query's
   * order.
   *
   * @param refusing the identifiers, in their normal form, of rows without consent: whoever refuses
   *     in one row and consents in another does not consent
   */
  public record CheckedSubscribers(
      List<SubscriberRow> good, List<Rejection> rejections, List<String> refusing) {}

  /**
   * A person who consented.
   *
   * @param identifier E.164 or an e-mail address
   * @param line the request's body
   */
  public record SubscriberRow(String identifier, byte[] line) {

    /** Says nothing about them. */
    @Override
    public String toString() {
      return "a person";
    }
  }

  /**
   * Reads a person's consent: a boolean true, or the text {@code true} in any case with spaces
   * around it. Nothing else: a 1, a yes or a date may mean another thing in the warehouse.
   */
  private static final class Consent {
    private static final String GIVEN = "true";

    private Consent() {}

    static boolean isGiven(Object value) {
      return Boolean.TRUE.equals(value)
          || value instanceof String text && GIVEN.equalsIgnoreCase(withoutSpaces(text));
    }

    /** U+0020 alone: a tab or a line end is refused as what it is. */
    private static String withoutSpaces(String text) {
      int from = 0;
      int to = text.length();
      while (from < to && text.charAt(from) == ' ') {
        from++;
      }
      while (to > from && text.charAt(to - 1) == ' ') {
        to--;
      }
      return text.substring(from, to);
    }

    /**
     * The text of a refused consent, to be noted; null if it is no text.
     *
     * @throws io.attentivecourier.run.Refusal for a column of a type that no consent has
     */
    static String text(String column, Object value) {
      return value instanceof Boolean given ? given.toString() : Cell.text(column, value);
    }
  }
}
