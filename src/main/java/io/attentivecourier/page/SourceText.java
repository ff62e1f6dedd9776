package io.attentivecourier.page;

import io.attentivecourier.row.Scrubbed;
import java.util.regex.Pattern;

/**
 * The text of a pipeline's file, or its query, without what may be a secret or a person. A
 * placeholder stays: it names where the secret is.
 */
final class SourceText {
  private static final String SECRET =
      "[\\w.-]*(?:passw(?:or)?d|passphrase|pwd|token|key|secret)[\\w.-]*";

  /** As Camel takes a value with any sign in it. */
  private static final String RAW = "RAW\\([^)]*\\)|RAW\\{[^}]*}";

  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&;]" + SECRET + "=)(?!\\{\\{)(?:" + RAW + "|[^&\\s\"'#]+)");

  private static final Pattern YAML =
      Pattern.compile(
          "(?im)^(\\s*(?:- )?[\"']?" + SECRET + "[\"']?\\s*:\\s+)(?![\"']?\\{\\{)\\S.*$");

  private static final Pattern LOGIN =
      Pattern.compile("(?i)(\\w:/{0,2})[^\\s/:@\"']+:[^\\s@\"']+@");

  private SourceText() {}

  static String of(String text) {
    String masked = PARAMETER.matcher(text).replaceAll("$1***");
    masked = YAML.matcher(masked).replaceAll("$1***");
    return Scrubbed.scrub(LOGIN.matcher(masked).replaceAll("$1***@"));
  }
}
