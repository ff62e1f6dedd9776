package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AProcessSaysWhyItEndsTest {
  private static final String NO_THREAD =
      "unable to create native thread: possibly out of memory or process/resource limits reached";

  @RegisterExtension final ChildJvm jvm = new ChildJvm();
  @TempDir private Path folder;
  private final List<Integer> ended = new ArrayList<>();

  private String said(Throwable fault) {
    PrintStream screen = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      new FatalExit(ended::add).uncaughtException(Thread.currentThread(), fault);
    } finally {
      System.setErr(screen);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  static Stream<Arguments> fatal() {
    return Stream.of(
        Arguments.of(new OutOfMemoryError(NO_THREAD), "no thread could be made"),
        Arguments.of(new OutOfMemoryError("Java heap space"), "memory ran out"),
        Arguments.of(new StackOverflowError(), "a stack overflowed"),
        Arguments.of(new InternalError(), "the Java machine failed"),
        Arguments.of(new IOException("x: Too many open files"), "too many open files"),
        Arguments.of(
            new IllegalStateException(new RuntimeException(new OutOfMemoryError(NO_THREAD))),
            "no thread could be made"));
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void whatRanOutIsNamedAndTheProcessEndsAsIfKilled(Throwable fault, String words) {
    String said = said(fault);
    assertTrue(said.startsWith("courier: ended with 137: " + words), said);
    assertTrue(said.endsWith("then start again\n"), said);
    assertEquals(1, said.lines().count(), said);
    assertEquals(List.of(137), ended);
  }

  /** Its text may quote a row. */
  @Test
  void aThreadThatDiedOfAnotherFaultSaysNothingOnTheScreen() {
    assertEquals("", said(new IllegalStateException("Key (email)=(ada@example.com) exists")));
    assertEquals(List.of(), ended);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100})
  void aProcessWithTooFewFilesEndsInWords(int files) throws Exception {
    String line = "ulimit -n " + files + " && exec \"$@\"";
    ProcessBuilder child = jvm.builder(Main.class, "check", "--home", folder.toString());
    child.command().addAll(0, List.of("sh", "-c", line, "sh"));
    ChildJvm.Ended process = jvm.run(child);
    String words = process.said();
    assertEquals(137, process.exit(), words);
    assertTrue(words.contains("too many open files"), words);
    assertFalse(words.contains("\tat "), words);
  }
}
