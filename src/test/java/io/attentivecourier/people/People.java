package io.attentivecourier.people;

import io.attentivecourier.row.Person;
import io.attentivecourier.row.Presence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Made-up people for the tests of this package. */
public final class People {
  private People() {}

  /** With one value, and an identifier that follows from the hash. */
  static Person person(long hash, long values) {
    return person(hash, "p" + Long.toUnsignedString(hash) + "@example.com", values, 0);
  }

  /**
   * @param has the attributes that are not null
   */
  public static Person person(long hash, String identifier, long values, int... has) {
    byte[] present = Presence.none(2);
    for (int attribute : has) {
      Presence.set(present, attribute);
    }
    return Person.of(hash, identifier, values, present, line(identifier, values));
  }

  static byte[] line(String identifier, long values) {
    return ("{\"" + identifier + "\":" + values + "}").getBytes(StandardCharsets.UTF_8);
  }

  public static <T> List<T> all(Iterator<T> iterator) {
    List<T> all = new ArrayList<>();
    iterator.forEachRemaining(all::add);
    return all;
  }

  static List<Person> staged(PeopleStage stage, List<Person> people) throws IOException {
    for (Person person : people) {
      stage.add(person);
    }
    return all(stage.people());
  }
}
