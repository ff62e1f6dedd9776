package io.attentivecourier.row;

import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.CellBatch;

/** The rules for the identifier's column, in files and for the API. */
public final class IdentifierRules {
  private final String column;
  private final IdentifierKind kind;
  private final PipelineSettings.PhoneCheck phoneCheck;
  private final boolean e164;

  /**
   * For files, which take ten digits.
   *
   * @param column the query's label, for messages
   * @param phoneCheck counts for phones only
   */
  public IdentifierRules(
      String column, IdentifierKind kind, PipelineSettings.PhoneCheck phoneCheck) {
    this(column, kind, phoneCheck, false);
  }

  private IdentifierRules(
      String column, IdentifierKind kind, PipelineSettings.PhoneCheck phoneCheck, boolean e164) {
    this.column = column;
    this.kind = kind;
    this.phoneCheck = phoneCheck;
    this.e164 = e164;
  }

  /** For the API's destinations, which take the phones of all countries, and E.164 alone. */
  public static IdentifierRules ofApi(
      String column, IdentifierKind kind, PipelineSettings.PhoneCheck phoneCheck) {
    return new IdentifierRules(column, kind, phoneCheck, true);
  }

  /**
   * The form that is written, or null where a rule is broken.
   *
   * @throws io.attentivecourier.run.Refusal for a column type that has lost digits
   */
  public String normal(Object value) {
    String shaped = shaped(value);
    return shaped != null && isInUse(shaped) ? shaped : null;
  }

  /**
   * The ten digits of a good phone of country 1 that came as bytes. {@link Phone#NONE} for all
   * else: {@link #normal} then has the last word.
   */
  public long phone(CellBatch cells, int cell) {
    if (kind != IdentifierKind.PHONE || !cells.isBytes(cell)) {
      return Phone.NONE;
    }
    long ten = Phone.tenDigits(cells.bytes(), cells.start(cell), cells.end(cell));
    boolean good = phoneCheck == PipelineSettings.PhoneCheck.SHAPE || isInUse(ten);
    return good ? ten : Phone.NONE;
  }

  private boolean isInUse(long ten) {
    return e164 ? ten != Phone.NONE && Phone.isValidE164(Phone.e164(ten)) : Phone.isValid(ten);
  }

  /** The first identifier rule that a value breaks, in the rules' order; null for a good one. */
  public Rule brokenRule(Object value) {
    String text = Cell.text(column, value);
    if (Cell.isBlank(text)) {
      return Rule.IDENTIFIER_MISSING;
    }
    if (isOtherKind(text)) {
      return Rule.IDENTIFIER_MIXED;
    }
    return brokenForm(shaped(value));
  }

  /**
   * The person of a value, also of a refused one: in the form that is written if it has one, else
   * as the phone or the e-mail that it seems to be. Null if it belongs to nobody.
   */
  String person(Object value) {
    String text = isText(value) ? Cell.text(column, value) : null;
    String shaped = text == null ? null : shaped(value);
    return shaped != null || text == null ? shaped : likely(text);
  }

  private static boolean isText(Object value) {
    return value instanceof String || value instanceof Number && !Cell.isFloating(value);
  }

  private String likely(String text) {
    String email = Email.normal(text);
    String ten = email == null ? Phone.anyTenDigits(text) : null;
    return ten != null && e164 ? "+1" + ten : ten == null ? email : ten;
  }

  private Rule brokenForm(String shaped) {
    if (shaped == null) {
      return kind == IdentifierKind.PHONE ? Rule.PHONE_SHAPE : Rule.EMAIL_SYNTAX;
    }
    return isInUse(shaped) ? null : Rule.PHONE_VALID;
  }

  /** A number's sign and point are no separators: -5555550100 and 555555010.5 are no phones. */
  private String shaped(Object value) {
    String text = Cell.text(column, value);
    boolean oddNumber = value instanceof Number && !Phone.areDigits(text, 0);
    if (text == null || oddNumber) {
      return null;
    }
    return kind == IdentifierKind.PHONE ? phone(text) : Email.normal(text);
  }

  private String phone(String text) {
    return e164 ? Phone.e164(text) : Phone.tenDigits(text);
  }

  private boolean isInUse(String shaped) {
    return kind == IdentifierKind.EMAIL
        || phoneCheck == PipelineSettings.PhoneCheck.SHAPE
        || (e164 ? Phone.isValidE164(shaped) : Phone.isValid(shaped));
  }

  private boolean isOtherKind(String text) {
    return kind == IdentifierKind.PHONE ? text.indexOf('@') >= 0 : Phone.isPhone(text);
  }
}
