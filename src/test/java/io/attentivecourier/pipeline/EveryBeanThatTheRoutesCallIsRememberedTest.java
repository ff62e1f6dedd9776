package io.attentivecourier.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.support.DefaultRegistry;
import org.junit.jupiter.api.Test;

/** A later version may have no such bean; the home's file that calls it is named all the same. */
class EveryBeanThatTheRoutesCallIsRememberedTest {
  private static final Pattern REF = Pattern.compile("\\bref: (\\S+)");

  /** Bound only where files are encrypted. */
  private static final String SOMETIMES = "pgp";

  @Test
  void nowAndInAnEarlierVersion() throws Exception {
    Set<String> called = new TreeSet<>();
    Set<String> unanswered = new TreeSet<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      Matcher refs = REF.matcher(text);
      while (refs.find()) {
        called.add(refs.group(1));
      }
      BeanCalls.of(text).unanswered(new DefaultRegistry()).stream()
          .map(BeanCalls.BeanCall::bean)
          .forEach(unanswered::add);
    }
    called.remove(SOMETIMES);
    assertEquals(called, unanswered);
  }

  private static Iterable<Path> files() throws IOException {
    try (Stream<Path> flow = Files.walk(Path.of("routes"));
        Stream<Path> earlier = Files.walk(Path.of("src/test/resources/homes"))) {
      return Stream.concat(flow, earlier)
          .filter(file -> file.toString().endsWith(".camel.yaml"))
          .toList();
    }
  }
}
