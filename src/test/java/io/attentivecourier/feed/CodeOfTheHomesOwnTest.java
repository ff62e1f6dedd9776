package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code lib/*.jar}: a component, a bean by its class and by its name, a type converter. */
class CodeOfTheHomesOwnTest {
  private static final String SERVICES = "META-INF/services/org/apache/camel/";

  private static final Map<String, String> SOURCES =
      Map.of(
          "own/Asked.java",
          "package own; public class Asked { public final String text;"
              + " public Asked(String text) { this.text = text; }"
              + " public static Asked of(String text) { return new Asked(text); } }",
          "own/Words.java",
          "package own; public class Words { private String end = \"\";"
              + " public void setEnd(String end) { this.end = end; }"
              + " public String all(String query) { return query + end; } }",
          "own/Converters.java",
          "package own; import org.apache.camel.spi.*; import org.apache.camel.support.*;"
              + " public class Converters implements TypeConverterLoader {"
              + " public void load(TypeConverterRegistry all) { all.addTypeConverter(String.class,"
              + " Asked.class, new SimpleTypeConverter(false,"
              + " (type, exchange, value) -> ((Asked) value).text)); } }",
          "own/Pass.java",
          "package own; import java.util.Map; import org.apache.camel.*; import"
              + " org.apache.camel.support.*; public class Pass extends DefaultComponent {"
              + " protected Endpoint createEndpoint(String uri, String rest, Map<String, Object>"
              + " all) { return new DefaultEndpoint(uri, this) { public Producer createProducer() {"
              + " return new DefaultProducer(this) { public void process(Exchange one) {"
              + " one.getMessage().setHeader(\"passed\", 1); } }; } public Consumer"
              + " createConsumer(Processor to) { return null; } }; } }");

  @RegisterExtension final TestHome home = new TestHome();
  @TempDir Path folder;

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL).standIn();
    String file = "routes/pipelines/winback.camel.yaml";
    home.write(
        file,
        read(home.home().resolve(file))
            .replace(
                "        - to:",
                """
                - bean:
                    beanType: own.Words
                    method: all(${body})
                - bean:
                    ref: words
                    method: all(${body})
                - to:
                    uri: pass:through
                - bean:
                    beanType: own.Asked
                    method: of(${body})
                - convertBodyTo:
                    type: java.lang.String
                - to:
                """
                    .indent(8)
                    .stripTrailing()));
    home.set("camel.beans.words", "#class:own.Words").set("camel.beans.words.end", " /* ours */");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void jar() throws IOException {
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Files.createDirectories(folder.resolve("own"));
      Files.writeString(folder.resolve(source.getKey()), source.getValue());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> files = SOURCES.keySet().stream().map(one -> folder.resolve(one) + "").toList();
    assertEquals(0, compiler.run(null, null, null, files.toArray(String[]::new)));
    Path jar = Files.createDirectories(home.home().lib()).resolve("own.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> classes = Files.list(folder.resolve("own"))) {
      for (Path one : classes.filter(file -> file.toString().endsWith(".class")).toList()) {
        entry(out, "own/" + one.getFileName(), Files.readAllBytes(one));
      }
      entry(out, SERVICES + "component/pass", "class=own.Pass\n".getBytes());
      entry(out, SERVICES + "TypeConverterLoader", "own.Converters\n".getBytes());
    }
  }

  private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
  }

  @Test
  void isFoundInTheJarsOfItsFolder() throws Exception {
    jar();
    for (String command : List.of("check", "run winback")) {
      Shell.Said said = home.cli(command.split(" "));
      assertEquals(0, said.exit(), said.out() + said.err());
    }
  }

  @Test
  void isMissedInTheSameWordsEverywhere() {
    Shell.Said checked = home.cli("check");
    assertEquals(2, checked.exit(), checked.out());
    assertTrue(checked.err().contains("camel.beans.words names a class"), checked.err());
    for (String command : List.of("plan", "run")) {
      assertEquals(checked.err(), home.cli(command, "winback").err());
    }
  }

  @Test
  void aJarThatIsCutIsNamed() throws Exception {
    jar();
    Path jar = home.home().lib().resolve("own.jar");
    Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), 1000));
    Shell.Said said = home.cli("run", "winback");
    assertEquals(2, said.exit(), said.out());
    assertTrue(said.err().contains("\nlib/own.jar is no jar"), said.err());
    assertEquals(said.err(), home.cli("check").err());
  }
}
