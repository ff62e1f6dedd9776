package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfTwoProcessesOneAsksTest {
  private static final int PEOPLE = 150;

  @TempDir Path root;

  /** Comes with each person, and tells for whom it may send the request. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] args) throws IOException {
      try (AskingHome home = new AskingHome(Path.of(args[0]))) {
        for (long hash = 1; hash <= PEOPLE; hash++) {
          if (home.intend(hash)) {
            System.out.println(hash);
          }
        }
      }
    }
  }

  @Test
  void eachPersonIsAskedByOneOfThem() throws Exception {
    try (AskingHome home = new AskingHome(root)) {
      home.acknowledged();
    }
    List<Process> children = List.of(child("one"), child("other"));
    List<Long> asked = new ArrayList<>();
    for (Process child : children) {
      assertEquals(true, child.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, child.exitValue(), () -> said("one") + said("other"));
    }
    (said("one") + said("other")).lines().map(Long::valueOf).forEach(asked::add);
    assertEquals(
        LongStream.rangeClosed(1, PEOPLE).boxed().toList(), asked.stream().sorted().toList());
    assertCounted();
  }

  private void assertCounted() throws IOException {
    try (AskingHome home = new AskingHome(root)) {
      assertEquals(PEOPLE, home.total());
      assertEquals(AskedPeople.AskedState.KNOWN, home.state());
      assertEquals(PEOPLE, new AskedMark(home.home).read().orElseThrow().people());
    }
  }

  private Process child(String name) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Path tmp = Files.createDirectories(root.resolve("tmp"));
    return new ProcessBuilder(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + tmp,
                "-cp",
                classPath,
                Asking.class.getName(),
                root.toString()))
        .redirectErrorStream(true)
        .redirectOutput(root.resolve(name).toFile())
        .start();
  }

  private String said(String name) {
    try {
      return Files.readString(root.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
