package io.attentivecourier.run;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one run: its business date, its pipeline, and its number among that pipeline's runs
 * of that date.
 */
public record RunId(LocalDate date, String pipeline, int number) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.([a-z0-9-]{1,40})\\.([1-9]\\d{0,8})");

  /**
   * @throws IllegalArgumentException where the text is not of the form {@code 2026-11-22.winback.1}
   */
  public static RunId parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a run: " + text + " (like 2026-11-22.winback.1)");
    }
    return new RunId(date(form.group(1)), form.group(2), Integer.parseInt(form.group(3)));
  }

  /** The run whose id a file's name begins with, before its end or a dot. */
  public static Optional<RunId> leading(String fileName) {
    Matcher form = FORM.matcher(fileName);
    boolean whole = form.lookingAt() && (form.hitEnd() || fileName.charAt(form.end()) == '.');
    try {
      return whole ? Optional.of(parse(form.group())) : Optional.empty();
    } catch (IllegalArgumentException noDate) {
      return Optional.empty();
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no such date: " + text, e);
    }
  }

  @Override
  public String toString() {
    return date + "." + pipeline + "." + number;
  }
}
