package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkout has where a home has it: the card and the flow, and no pipeline. */
class TheCheckoutIsAHomeTest {
  @TempDir Path root;

  @BeforeEach
  void copied() throws IOException {
    Files.copy(Path.of("application.properties"), root.resolve("application.properties"));
    copy(Path.of("routes"), root.resolve("routes"));
    copy(Path.of("routes/pipelines"), root.resolve("routes/pipelines"));
  }

  /** Only what is shipped: somebody may keep pipelines in their checkout. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    boolean flow = from.endsWith("routes");
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (flow || file.endsWith("README.md")) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }

  private Shell.Said said(String... command) {
    String[] all =
        Stream.concat(Stream.of(command), Stream.of("--home", root.toString()))
            .toArray(String[]::new);
    return Shell.run(all);
  }

  @Test
  void whichCheckFindsGoodAndWithoutANote() {
    Shell.Said said = said("check");
    assertEquals(0, said.exit(), said.err());
    assertEquals("", said.err());
  }

  @Test
  void inWhichTheSampleIsRehearsed() {
    Shell.Said said = said("rehearse", "winback");
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().startsWith("Rehearsal of the sample"), said.out());
    assertTrue(said.out().contains("not your folder"), said.out());
  }

  @Test
  void inWhichNothingElseStarts() throws IOException {
    for (String command : new String[] {"serve", "doctor"}) {
      Shell.Said said = said(command);
      assertEquals(2, said.exit(), command + said.out() + said.err());
    }
    assertEquals(2, said("run", "winback").exit());
    assertEquals(2, said("plan", "winback").exit());
    Trees.delete(root.resolve("var"));
  }

  @Test
  void pipelinesWithoutSettingsAreNotTakenForTheSample() throws IOException {
    Files.delete(root.resolve("application.properties"));
    Files.writeString(root.resolve("routes/pipelines/winback.camel.yaml"), "- route: {}\n");
    Shell.Said said = said("rehearse");
    assertEquals(2, said.exit(), said.out());
    assertTrue(said.err().contains("courier.warehouse.url="), said.err());
  }

  @Test
  void norAreThoseWithoutAWarehouse() throws IOException {
    Files.writeString(root.resolve("routes/pipelines/winback.camel.yaml"), "- route: {}\n");
    Shell.Said said = said("rehearse");
    assertEquals(2, said.exit(), said.out());
    assertTrue(said.err().contains("courier.warehouse.url is not set"), said.err());
  }
}
