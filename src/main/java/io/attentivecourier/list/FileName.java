package io.attentivecourier.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The remote name of a segment file, as Attentive prescribes it: {@code
 * sirendenim_subscriber_segment_20261122_1.csv}.
 *
 * @param domain the client domain that Attentive gave
 * @param number from 1, its own for each file of a date
 */
public record FileName(String domain, LocalDate date, int number) {
  private static final String KIND = "_subscriber_segment_";

  /** A temporary name: nobody takes it for a list. */
  private static final String UNFINISHED = ".part";

  private static final Pattern REST =
      Pattern.compile("(\\d{8})_([1-9]\\d{0,8})\\.csv(\\.(gz|zip|tar|tgz))?(\\.pgp)?");

  public FileName {
    if (number < 1) {
      throw new IllegalArgumentException("file numbers start at 1, not at " + number);
    }
  }

  public static FileName of(String domain, LocalDate date, int number) {
    return new FileName(domain, date, number);
  }

  /** Reads a remote name, compressed and encrypted ones too; empty where we give no such name. */
  public static Optional<FileName> parse(String remoteName, String domain) {
    String start = domain + KIND;
    if (!remoteName.startsWith(start)) {
      return Optional.empty();
    }
    Matcher rest = REST.matcher(remoteName.substring(start.length()));
    return rest.matches() ? dated(domain, rest.group(1), rest.group(2)) : Optional.empty();
  }

  /**
   * True if it names a list of our client domain, whoever sent it: also without a number, which
   * Attentive allows, or in a form that we do not write.
   */
  public static boolean isOurs(String remoteName, String domain) {
    return remoteName.startsWith(domain + KIND) && !remoteName.endsWith(UNFINISHED);
  }

  /** The name as Attentive reads it, without the endings of compression and encryption. */
  @Override
  public String toString() {
    return domain + KIND + DateTimeFormatter.BASIC_ISO_DATE.format(date) + "_" + number + ".csv";
  }

  private static Optional<FileName> dated(String domain, String date, String number) {
    try {
      LocalDate day = LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
      return Optional.of(new FileName(domain, day, Integer.parseInt(number)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
