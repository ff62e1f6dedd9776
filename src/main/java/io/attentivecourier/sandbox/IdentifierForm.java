package io.attentivecourier.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms of an identifier, one a file. Stricter than Attentive, which also takes dashes: with
 * one form only, nobody is twice in a list.
 */
enum IdentifierForm {
  PHONE_10("phones of 10 digits", "[0-9]{10}"),
  PHONE_11("phones of 11 digits", "1[0-9]{10}"),
  EMAIL("e-mail addresses", "[^\\s@,;:<>()\\[\\]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private static final int LONGEST_EMAIL = 254;

  private final String words;
  private final Pattern shape;

  IdentifierForm(String words, String shape) {
    this.words = words;
    this.shape = Pattern.compile(shape);
  }

  static Optional<IdentifierForm> of(String identifier) {
    return Stream.of(values()).filter(form -> form.fits(identifier)).findFirst();
  }

  boolean fits(String identifier) {
    return identifier.length() <= LONGEST_EMAIL && shape.matcher(identifier).matches();
  }

  String words() {
    return words;
  }
}
