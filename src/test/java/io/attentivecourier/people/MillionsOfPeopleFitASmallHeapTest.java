package io.attentivecourier.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.ChildJvm;
import io.attentivecourier.row.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: the lines alone would take 400 MB. */
@Tag("scale")
class MillionsOfPeopleFitASmallHeapTest {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  @RegisterExtension final ChildJvm jvm = new ChildJvm("-Xmx64m", "-XX:+UseSerialGC");
  @TempDir Path folder;

  @Test
  void twoMillionPeopleFit64Megabytes() throws Exception {
    ChildJvm.Ended ended = jvm.run(getClass(), folder.resolve("stage").toString(), "2000000", "24");
    assertEquals(0, ended.exit(), ended.said());
  }

  /** People of 200-byte lines in an order that jumps; one in ten comes twice. */
  public static void main(String[] arguments) throws IOException {
    int people = Integer.parseInt(arguments[1]);
    try (PeopleStage stage =
        new PeopleStage(Path.of(arguments[0]), Long.parseLong(arguments[2]) << 20)) {
      for (long i = 0; i < people; i++) {
        stage.add(person(i % (people - people / 10)));
      }
      checkPeople(stage.people(), people - people / 10);
      assertEquals(people / 10, stage.duplicates());
    }
  }

  private static Person person(long i) {
    byte[] line = new byte[200];
    Arrays.fill(line, (byte) i);
    return Person.of(i * PRIME, "+1" + (2_000_000_000L + i), i, new byte[1], line);
  }

  private static void checkPeople(Iterator<Person> people, long expected) {
    long count = 0;
    long last = 0;
    while (people.hasNext()) {
      Person person = people.next();
      assertTrue(count++ == 0 || Long.compareUnsigned(last, person.hash()) < 0);
      last = person.hash();
    }
    assertEquals(expected, count);
  }
}
