package io.attentivecourier.segment;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Groups that look as if nobody had named them, such as {@code Recipient 1}: two campaigns may well
 * have one each, and at Attentive the name says nothing. A control group is one that must get no
 * message, and so has no list to send.
 */
public final class DefaultNames {
  private static final Pattern LOOK =
      Pattern.compile("(recipient|treatment|control|group)(group)?\\d*");

  private DefaultNames() {}

  /**
   * One sentence, or nothing where every name says something.
   *
   * @param names of groups, or of segments where these have a column of their own
   */
  public static Optional<String> warning(Collection<String> names) {
    List<String> found =
        names.stream().filter(DefaultNames::isDefault).distinct().sorted().toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(text(found));
  }

  private static boolean isDefault(String name) {
    return LOOK.matcher(name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT)).matches();
  }

  private static String text(List<String> found) {
    return String.join(", ", found)
        + (found.size() == 1 ? " looks like a default name" : " look like default names")
        + ": give the group a name of its own, and send no control group";
  }
}
