package io.attentivecourier.known;

import io.attentivecourier.row.Cell;
import io.attentivecourier.row.Email;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.Phone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person as typed on a screen, with every form in which kept files may hold the person. */
public final class PersonQuery {
  private final Set<String> forms = new LinkedHashSet<>();
  private final Set<String> spellings = new LinkedHashSet<>();

  private PersonQuery() {}

  /**
   * @param typed a phone or an e-mail in any spelling; any other text names nobody, and is searched
   *     for only among the rejected rows
   * @throws IllegalArgumentException if the text is blank: every row without an identifier would
   *     match it
   */
  public static PersonQuery of(String typed) {
    if (Cell.isBlank(typed)) {
      throw new IllegalArgumentException("no identifier was given");
    }
    PersonQuery person = new PersonQuery();
    person.spellings.add(typed);
    person.spellings.add(typed.strip());
    person.addEmail(Email.normal(typed));
    person.addPhone(typed);
    return person;
  }

  /** True if the text can be read as a phone or an e-mail. */
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

  /** True if a line of a segment file belongs to the person. */
  boolean isFirstOf(String line) {
    for (String form : forms) {
      if (line.startsWith(form) && line.startsWith(",", form.length())) {
        return true;
      }
    }
    return false;
  }

  /** True if a line of JSON names the person. */
  boolean isQuotedIn(String line) {
    return forms.stream().anyMatch(form -> line.contains('"' + form + '"'));
  }

  /** True if a rejected value belongs to the person, in any grouping of its digits. */
  boolean isSpelled(String value) {
    String ten = Phone.anyTenDigits(value);
    String email = Email.normal(value);
    return spellings.contains(value)
        || ten != null && forms.contains(ten)
        || email != null && forms.contains(email);
  }

  /** The person's hashes in member snapshots, and among the known people. */
  public Set<Long> hashes(MemberHash hash) {
    return forms.stream().map(hash::of).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The hashes that a rejected row of the person may have: of the person, or of a spelling in the
   * row.
   */
  Set<String> rejectedHashes(IdentifierKey key) {
    return Stream.concat(forms.stream(), spellings.stream())
        .distinct()
        .map(key::hash)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "a person";
  }

  /**
   * The usual ways to write a phone of ten digits. A rejected row is kept as the hash of its raw
   * text, so it is found only by the exact spelling that the warehouse had.
   */
  private static final class PhoneSpellings {
    private static final List<String> STARTS =
        List.of("", "1", "1 ", "1-", "1.", "+1", "+1 ", "+1-");

    private PhoneSpellings() {}

    static List<String> of(String ten) {
      String area = ten.substring(0, 3);
      String office = ten.substring(3, 6);
      String line = ten.substring(6);
      List<String> spellings = new ArrayList<>();
      for (String start : STARTS) {
        spellings.add(start + ten);
        spellings.add(start + "(" + area + ") " + office + "-" + line);
        spellings.add(start + "(" + area + ")" + office + "-" + line);
        for (String separator : List.of("-", ".", " ")) {
          spellings.add(start + String.join(separator, area, office, line));
        }
      }
      return spellings;
    }
  }
}
