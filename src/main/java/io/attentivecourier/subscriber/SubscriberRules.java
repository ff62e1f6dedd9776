package io.attentivecourier.subscriber;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Identifier;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.Rule;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PhoneCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules of the subscribers' door, over batches of one run, by one thread at a time. A good row
 * passes by its normal form and its consent; only for a bad one are the rules gone through in their
 * order.
 */
public final class SubscriberRules {
  private final SubscriberColumns columns;
  private final Identifier identifier;
  private final SignUp signUp;

  public SubscriberRules(
      SubscriberColumns columns, IdentifierKind kind, PhoneCheck phoneCheck, SignUp signUp) {
    this.columns = columns;
    this.identifier = Identifier.ofApi(columns.identifier(), kind, phoneCheck);
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
    Rule broken = identifier.broken(row.get(columns.identifier()));
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
}
