package io.attentivecourier;

import io.attentivecourier.home.Trees;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Other JVMs with the classes of this one. What still runs after a test is ended. */
public final class ChildJvm implements BeforeEachCallback, AfterEachCallback {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<String> options;
  private final List<Process> children = new ArrayList<>();
  private Path folder;

  public ChildJvm(String... options) {
    this.options = List.of(options);
  }

  /** What a child said, and how it ended. */
  public record Ended(int exit, String out, String err) {
    public String said() {
      return out + err;
    }
  }

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    folder = Files.createTempDirectory("jvm");
  }

  @Override
  public void afterEach(ExtensionContext test) throws Exception {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
    children.clear();
    Trees.delete(folder);
  }

  /** The command line of this Java with these classes. */
  public static List<String> command(List<String> options, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Absolute, as a child may start elsewhere; without empty entries, which would put the working
   * folder's routes on it too. A runner may have a loader of its own.
   */
  private static String classPath() {
    ClassLoader loader = ChildJvm.class.getClassLoader();
    Stream<String> entries =
        loader instanceof URLClassLoader own
            ? Stream.of(own.getURLs()).map(URL::getPath)
            : Stream.of(System.getProperty("java.class.path").split(":"));
    return entries
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(":"));
  }

  /** A child to set up further; it has a temporary folder of its own. */
  public ProcessBuilder builder(List<String> more, String main, String... arguments) {
    List<String> all = new ArrayList<>(options);
    all.add("-Djava.io.tmpdir=" + folder);
    all.addAll(more);
    return new ProcessBuilder(command(all, main, arguments));
  }

  public ProcessBuilder builder(Class<?> main, String... arguments) {
    return builder(List.of(), main.getName(), arguments);
  }

  public Process start(ProcessBuilder builder) throws IOException {
    Process child = builder.start();
    children.add(child);
    return child;
  }

  /** Runs one to its end. */
  public Ended run(Class<?> main, String... arguments) throws Exception {
    return run(builder(main, arguments));
  }

  public Ended run(ProcessBuilder builder) throws Exception {
    return end(startToFiles(builder));
  }

  /** Starts one whose words are read at its end, by {@link #end}. */
  public Process startToFiles(ProcessBuilder builder) throws IOException {
    int number = children.size();
    return start(builder.redirectOutput(file(number, "out")).redirectError(file(number, "err")));
  }

  private java.io.File file(int child, String stream) {
    return folder.resolve(child + "." + stream).toFile();
  }

  public Ended end(Process child) throws Exception {
    int number = children.indexOf(child);
    if (!child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the child did not end: " + text(number, "err"));
    }
    return new Ended(child.exitValue(), text(number, "out"), text(number, "err"));
  }

  private String text(int child, String stream) throws IOException {
    return Files.readString(file(child, stream).toPath());
  }
}
