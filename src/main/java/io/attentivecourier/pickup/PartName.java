package io.attentivecourier.pickup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary name of an upload, {@code NAME.RUN.part}. It ends in nothing that a receiver may
 * look for, and says which run owns it.
 */
public record PartName(String name, String run) {
  private static final String ENDING = ".part";
  private static final Pattern FORM =
      Pattern.compile(
          "(.+\\.csv(?:\\.[a-z]+){0,2})\\.(\\d{4}-\\d{2}-\\d{2}\\.[a-z0-9-]{1,40}\\.\\d{1,9})\\.part");

  /** Parses a remote name; empty for one that this courier did not make. */
  public static Optional<PartName> parse(String remote) {
    Matcher form = FORM.matcher(remote);
    return form.matches()
        ? Optional.of(new PartName(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /** The final name of the upload; for a probe, the name that it would get. */
  static String finalOf(String remote) {
    return parse(remote)
        .map(PartName::name)
        .orElseGet(() -> remote.replaceFirst("(\\.\\d+)?\\.part$", ""));
  }

  static boolean isPart(String remote) {
    return remote.endsWith(ENDING);
  }

  @Override
  public String toString() {
    return name + "." + run + ENDING;
  }
}
