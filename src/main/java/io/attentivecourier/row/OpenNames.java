package io.attentivecourier.row;

import java.util.Collection;
import java.util.Optional;

/**
 * Names and texts in the form in which everybody may read them: in metrics, on pages and in the
 * HTTP API. A name or a text that looks like a person is withheld, and has an address that tells
 * nothing of it.
 */
public final class OpenNames {
  private static final String PREFIX = "sha256-";
  private static final int HEX_DIGITS = 12;

  /** So that no address is the beginning of a person's own keyed hash, which rejected rows hold. */
  private static final String PURPOSE = "name ";

  private final IdentifierKey key;

  public OpenNames(IdentifierKey key) {
    this.key = key;
  }

  /** The name, or that it is withheld; null stays null. */
  public static String shown(String name) {
    return name == null ? null : Personal.masked(name);
  }

  /** True if the name is withheld. */
  public static boolean isWithheld(String name) {
    return name != null && Personal.isLike(name);
  }

  /**
   * A sentence of the product without persons and secrets; null stays null.
   *
   * @param names those that may stand in it: the withheld ones of them do no longer
   */
  public static String text(String text, Collection<String> names) {
    if (text == null) {
      return null;
    }
    String open = text;
    for (String name : names) {
      open = isWithheld(name) ? open.replace(name, Personal.WITHHELD) : open;
    }
    return Scrubbed.scrub(open);
  }

  /**
   * Stands for a name in an address: the name itself, or for a withheld one {@code sha256-} and 12
   * hex digits of its keyed hash. A hash without a key would give a phone away: all ten billion are
   * hashed in minutes.
   */
  public String address(String name) {
    return isWithheld(name) ? PREFIX + key.hash(PURPOSE + name).substring(0, HEX_DIGITS) : name;
  }

  /** The one of the names that has this address. */
  public Optional<String> named(String address, Collection<String> names) {
    return names.stream().filter(name -> address(name).equals(address)).findFirst();
  }
}
