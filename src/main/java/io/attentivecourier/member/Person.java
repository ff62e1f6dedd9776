package io.attentivecourier.member;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Email;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.Phone;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody as typed on a screen, with every form in which what is kept may hold them. */
public final class Person {
  private final Set<String> forms = new LinkedHashSet<>();
  private final Set<String> spellings = new LinkedHashSet<>();

  private Person() {}

  /**
   * @param typed a phone or an e-mail in any spelling; another text is nobody, and is looked for
   *     among the rejected rows only
   * @throws IllegalArgumentException for a blank text: every row without an identifier would be it
   */
  public static Person of(String typed) {
    if (Cell.isBlank(typed)) {
      throw new IllegalArgumentException("no identifier was given");
    }
    Person person = new Person();
    person.spellings.add(typed);
    person.spellings.add(typed.strip());
    person.addEmail(Email.normal(typed));
    person.addPhone(typed);
    return person;
  }

  /** Whether it reads as a phone or an e-mail at all. */
  public boolean isSomebody() {
    return !forms.isEmpty();
  }

  private void addEmail(String email) {
    if (email != null) {
      forms.add(email);
      spellings.add(email);
    }
  }

  private void addPhone(String typed) {
    String ten = Phone.tenDigits(typed);
    if (ten != null) {
      forms.addAll(Set.of(ten, "1" + ten, "+1" + ten));
      spellings.addAll(PhoneSpellings.of(ten));
    } else if (Phone.isPhone(typed)) {
      String abroad = Phone.e164(typed);
      forms.add(abroad);
      spellings.add(abroad);
    }
  }

  /** Whether a line of a segment file is theirs. */
  boolean isFirstOf(String line) {
    for (String form : forms) {
      if (line.startsWith(form) && line.startsWith(",", form.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line of JSON names them. */
  boolean isQuotedIn(String line) {
    return forms.stream().anyMatch(form -> line.contains('"' + form + '"'));
  }

  /** Whether a refused value was theirs, in whatever grouping. */
  boolean isSpelled(String value) {
    String ten = Phone.anyTenDigits(value);
    String email = Email.normal(value);
    return spellings.contains(value)
        || ten != null && forms.contains(ten)
        || email != null && forms.contains(email);
  }

  /** Their hashes in member snapshots, and among the people who are known. */
  public Set<Long> hashes(MemberHash hash) {
    return forms.stream().map(hash::of).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The hashes of a rejected row of theirs: of the person, or of a spelling that it may have had.
   */
  Set<String> rejectedHashes(IdentifierKey key) {
    return Stream.concat(forms.stream(), spellings.stream())
        .distinct()
        .map(key::hash)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Says nothing about them. */
  @Override
  public String toString() {
    return "a person";
  }
}
