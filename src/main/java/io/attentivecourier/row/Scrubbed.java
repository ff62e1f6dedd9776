package io.attentivecourier.row;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text without anything that looks like a phone, an e-mail or a secret: a second net under the rule
 * that no value of a row and no key is ever logged. A library's exception may quote one ("Key
 * (phone)=…").
 */
public final class Scrubbed {
  private static final String DATE = "(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  /** Numbers that are no person's, and that an operator looks for in a log. */
  private static final String KEPT =
      String.join(
          "|",
          // A run, or a date with a time of day.
          DATE + "\\.[a-z0-9-]{1,40}\\.\\d{1,6}(?!\\d)",
          DATE + "(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?Z?)?(?![\\d ()./-]{0,2}\\d)",
          // An address of a machine.
          "(?<![\\d.])(?:" + OCTET + "\\.){3}" + OCTET + "(?![\\d.])",
          // An exchange of Camel, and a hash.
          "\\b[0-9A-F]{15}-[0-9A-F]{16}\\b",
          "\\b(?=[0-9a-f]*[a-f])[0-9a-f]{32,64}\\b");

  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]{6,}");

  /** Whatever follows one of these words is a secret, or may be. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(authorization|api[-_ ]?key|passw(?:or)?d|pwd|passphrase|secret|token)"
              + "([\"']?\\s*[:=]\\s*[\"']?)[^\\s\"',;&)}]+");

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@=(<\"',;]{1,64}(?:@|%40)[^\\s@)>\"',;]{1,255}");

  /** A phone as a segment's name has it; other numbers between underscores are a file's. */
  private static final String UNDERSCORED =
      "(?<!\\p{Nd})\\p{Nd}{3}_\\p{Nd}{3}_\\p{Nd}{4}(?!\\p{Nd})";

  /** Ten digits or more, whatever stands before and after them: `Seg A2025550147` is a row. */
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<kept>" + KEPT + ")|\\+?\\p{Nd}(?:[ .()/-]{0,3}\\p{Nd}){9,30}|" + UNDERSCORED);

  private Scrubbed() {}

  /** The text with three stars in the place of what looks like a secret, an e-mail or a phone. */
  public static String scrub(String text) {
    String known = CREDENTIALS.matcher(text).replaceAll("$1 ***");
    known = SECRET.matcher(known).replaceAll("$1$2***");
    return PHONE.matcher(EMAIL.matcher(known).replaceAll("***")).replaceAll(Scrubbed::withoutPhone);
  }

  private static String withoutPhone(MatchResult found) {
    String kept = found.group(1);
    return kept == null ? "***" : Matcher.quoteReplacement(kept);
  }
}
