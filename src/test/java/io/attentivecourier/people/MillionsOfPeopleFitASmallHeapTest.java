package io.attentivecourier.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.row.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: the lines alone would take 400 MB. */
@Tag("scale")
class MillionsOfPeopleFitASmallHeapTest {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  @TempDir Path folder;

  @Test
  void twoMillionPeopleFit64Megabytes() throws Exception {
    Process process =
        new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log()).start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertEquals(true, ended);
    assertEquals(0, process.exitValue());
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
    return new Person(i * PRIME, "+1" + (2_000_000_000L + i), i, new byte[1], line);
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

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        MillionsOfPeopleFitASmallHeapTest.class.getName(),
        folder.resolve("stage").toString(),
        "2000000",
        "24");
  }

  private java.io.File log() {
    return folder.resolve("log").toFile();
  }
}
