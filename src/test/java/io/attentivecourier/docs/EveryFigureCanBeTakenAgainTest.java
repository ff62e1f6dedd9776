package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is in bench/ is run by hand, and no timing is asserted: here it is only kept from breaking.
 */
class EveryFigureCanBeTakenAgainTest {
  private static final Path BENCH = Path.of("bench");

  /** The rows of the table of goals, then the peers, then growth. */
  private static final List<String> ROWS =
      List.of(
          """
          ten-million million hundred-thousand cursor serve gzip one-file many-plan many-run changed
          help first-row rehearse peer-duckdb peer-camel
          growth-rows growth-huge growth-lists growth-columns
          """
              .strip()
              .split("\\s+"));

  @TempDir Path folder;

  @Test
  void itsCommandNamesEachRow() throws Exception {
    List<String> named =
        python("bench/run", "--list").lines().map(line -> line.split(" ")[0]).toList();
    assertEquals(ROWS, named);
  }

  @Test
  void itsScriptsParse() throws Exception {
    List<String> words = new ArrayList<>(List.of("-m", "py_compile", "bench/run"));
    files(".py").forEach(file -> words.add(file.toString()));
    assertEquals("", python(words.toArray(String[]::new)));
    for (Path script : files(".sh")) {
      assertEquals("", said("bash", "-n", script.toString()));
    }
  }

  @Test
  void itsChartIsWellFormedWhateverTheLabelSays() throws Exception {
    String drawn =
        python(
            "-c",
            """
            import sys
            sys.path.insert(0, "bench")
            import chart, report
            figures = [("a < b & c", 1, 0.5, {"courier, JDK 25": 7.0, "courier, JDK 17": 0.4}),
                       ("MB/s", 0.8, 0.9, {"courier, JDK 17": 0.85})]
            print(chart.of(figures, report.is_met, report.shown))
            """);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(drawn.getBytes(StandardCharsets.UTF_8)));
    assertTrue(drawn.contains("7.00 missed") && drawn.contains("0.85 must met"), drawn);
  }

  /** All but what needs JMH, which is no part of this build. */
  @Test
  void itsProgramsFitTheProduct() throws Exception {
    List<Path> sources = new ArrayList<>();
    for (Path source : files(".java")) {
      if (!Files.readString(source).contains("org.openjdk.jmh")) {
        sources.add(source);
      }
    }
    assertTrue(sources.size() >= 5, sources::toString);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter faults = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
      var units = manager.getJavaFileObjectsFromPaths(sources);
      assertTrue(
          compiler.getTask(faults, manager, null, options, null, units).call(), faults::toString);
    }
  }

  @Test
  void noneOfItIsShipped() throws IOException {
    assertFalse(Files.readString(Path.of("src/assembly/archive.xml")).contains("bench"));
    assertFalse(Files.readString(Path.of(".dockerignore")).contains("!bench"));
    assertFalse(
        Files.readString(Path.of("src/main/resources/META-INF/sbom/bom.json")).contains("jmh"));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> tree = Files.walk(BENCH)) {
      return tree.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private String python(String... words) throws Exception {
    assumeTrue(isThere(), "no python3");
    return said(Stream.concat(Stream.of("python3"), Stream.of(words)).toArray(String[]::new));
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException notThere) {
      System.out.println("NOT RUN, as there is no python3: the scripts of bench/");
      return false;
    }
  }

  /** What a command says; it must end well. What Python compiles stays out of the tree. */
  private String said(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONPYCACHEPREFIX", folder.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
