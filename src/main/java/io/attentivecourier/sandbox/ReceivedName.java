package io.attentivecourier.sandbox;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code {clientdomain}_subscriber_segment_{YYYYMMDD}_{n}.csv}; the number may be left out
 * (contract, section 1).
 *
 * @param date the file's date
 */
record ReceivedName(LocalDate date) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  static ReceivedName parse(String name, String clientDomain) throws Breach {
    String shape =
        Pattern.quote(clientDomain) + "_subscriber_segment_([0-9]{8})(?:_[0-9]{1,9})?\\.csv";
    Matcher matcher = Pattern.compile(shape).matcher(name);
    if (!matcher.matches()) {
      throw new Breach("the name is not " + clientDomain + "_subscriber_segment_YYYYMMDD_n.csv");
    }
    return new ReceivedName(date(matcher.group(1)));
  }

  private static LocalDate date(String digits) throws Breach {
    try {
      return LocalDate.parse(digits, DATE);
    } catch (DateTimeParseException e) {
      throw new Breach("the name's date is no day of the calendar");
    }
  }
}
