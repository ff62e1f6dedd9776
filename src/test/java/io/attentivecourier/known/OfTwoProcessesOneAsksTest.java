package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OfTwoProcessesOneAsksTest {
  private static final int PEOPLE = 150;

  @RegisterExtension final ChildJvm jvm = new ChildJvm("-XX:TieredStopAtLevel=1");
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
    List<Process> children = List.of(child(), child());
    List<Long> asked = new ArrayList<>();
    for (Process child : children) {
      ChildJvm.Ended ended = jvm.end(child);
      assertEquals(0, ended.exit(), ended.said());
      ended.said().lines().map(Long::valueOf).forEach(asked::add);
    }
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

  private Process child() throws IOException {
    return jvm.startToFiles(jvm.builder(Asking.class, root.toString()));
  }
}
