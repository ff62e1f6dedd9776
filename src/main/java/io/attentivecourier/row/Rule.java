package io.attentivecourier.row;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a row was rejected, in the order of the checks: a row is rejected once, by the first rule
 * that it breaks. The ids are fixed: the ledger, scripts and {@code var/rejected/} hold them.
 */
public enum Rule {
  ENCODING(
      "no character was lost on the way: neither an unpaired surrogate nor U+FFFD",
      "ours: a lost character may be a lost digit"),
  CONTROL_CHARACTERS(
      "no control characters, such as a line end, a tab or NUL",
      "ours: a line end in a value would make two rows of one"),
  IDENTIFIER_MISSING(
      "the identifier is not null, empty or blank", "Attentive: column 1 is the identifier"),
  IDENTIFIER_MIXED(
      "no e-mail among the phones, and no phone among the e-mails",
      "Attentive: one file cannot mix phones and e-mails"),
  PHONE_SHAPE(
      "10 digits together, or as 3-3-4 or 3-7, the first 3 also in brackets, after 1, +1 or"
          + " nothing; between groups one space, - or .; for the API also + and 8 to 15 digits of"
          + " another country",
      "Attentive: XXX-XXX-XXXX or XXXXXXXXXX, a country code allowed; the API takes E.164"),
  PHONE_VALID(
      "a number that is in use by the plan of its country, as libphonenumber knows it",
      "ours: courier.phone.check=valid"),
  EMAIL_SYNTAX(
      "an ASCII address of at most 100 characters with one @, without comma, double quote,"
          + " backslash or blank",
      "Attentive: an e-mail has at most 100 characters; the syntax is commons-validator's"),
  CONSENT_MISSING(
      "the consent is a boolean true or the text true, and no other row of the person says else",
      "ours: Attentive opts in whoever it is sent, and may text them"),
  SEGMENT_MISSING(
      "the segment's name is not null, empty or blank",
      "Attentive: column 2 is the segment's name"),
  SEGMENT_LENGTH("the segment's name has 1 to 64 characters", "Attentive: at most 64 characters"),
  SEGMENT_SPACES(
      "no space before or after the segment's name, and no two together inside",
      "ours: two names that look the same would be two lists"),
  SEGMENT_CHARACTERS(
      "the segment's name has only A-Z, a-z, 0-9, space, _ and -",
      "Attentive: no special characters; which these are is ours, as Attentive does not say"),
  ATTRIBUTE_NULL("the value is not null or blank", "ours: courier.attributes.COLUMN.nulls=reject"),
  ATTRIBUTE_TYPE(
      "the value is of the attribute's declared type",
      "Attentive: the first value fixes an attribute's type; lists and objects are refused"),
  ATTRIBUTE_LENGTH(
      "the text has at most 1,000 characters",
      "ours: Attentive takes 1 MiB a record and states no length of a value"),
  ATTRIBUTE_SENSITIVE(
      "no card or account number, social security number, precise location or credential",
      "Attentive: forbidden in attributes; courier.attributes.COLUMN.sensitiveReason lets it pass");

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String checks;
  private final String source;

  Rule(String checks, String source) {
    this.checks = checks;
    this.source = source;
  }

  /** True if it is about the segment's name alone. */
  boolean isOfSegment() {
    return id().startsWith("segment-") && this != SEGMENT_MISSING;
  }

  /** The same of a rule by its id. */
  public static boolean isOfSegment(String id) {
    return find(id).filter(Rule::isOfSegment).isPresent();
  }

  /** Looked into for each line of a file of rejected rows, which may have a million. */
  private static final class RuleIds {
    static final Map<String, Rule> ALL =
        Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Rule::id, rule -> rule));

    private RuleIds() {}
  }

  /** The rule with that id; empty for an id that no rule has. */
  public static Optional<Rule> find(String id) {
    return Optional.ofNullable(RuleIds.ALL.get(id));
  }

  public String id() {
    return id;
  }

  /** The condition of a good row, in one sentence. */
  public String checks() {
    return checks;
  }

  /** The source of the rule: Attentive's contract, or this product for a stated reason. */
  public String source() {
    return source;
  }
}
