package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.WrittenText;
import io.attentivecourier.pipeline.HomeFile.Position;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.TransformDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/**
 * The texts that a pipeline may ask the warehouse: those of its steps before the destination, or of
 * the files that they name. Camel would fill braces in, and read a file once and from the working
 * folder; so a file is read here, and the text is refused where another would be asked.
 */
final class Queries {
  private static final Set<String> LANGUAGES = Set.of("constant", "simple");
  private static final String RESOURCE = "resource:";
  private static final String FILE = RESOURCE + "file:";
  private static final Pattern FILES =
      Pattern.compile(Pattern.quote(FILE) + "([^\"'\\n#]*[^\"'\\n#\\s])");
  private static final String BRACES = "{{";
  private static final String LOST = "\uFFFD";

  private final Home home;
  private final HomeFile file;

  Queries(Home home, HomeFile file) {
    this.home = home;
    this.file = file;
  }

  /** The files that a pipeline's text names: an edit of one is an edit of the pipeline. */
  static Stream<Path> files(Home home, String text) {
    return FILES
        .matcher(text)
        .results()
        .map(found -> path(home, found.group(1)))
        .flatMap(Optional::stream);
  }

  private static Optional<Path> path(Home home, String written) {
    try {
      return Optional.of(home.resolve(written));
    } catch (InvalidPathException unwritable) {
      return Optional.empty();
    }
  }

  /**
   * Looks at each, and puts a file's text in the place of its name.
   *
   * @throws SettingsFault with file and line
   */
  void inline(RouteDefinition route) {
    YamlRoutes.steps(route.getOutputs())
        .takeWhile(step -> PipelineShape.destinations(step).findAny().isEmpty())
        .flatMap(Queries::body)
        .forEach(this::inline);
  }

  /**
   * The text that a route asks once its files are in it; empty where a step makes it while the
   * route runs.
   */
  static Optional<String> asked(RouteDefinition route) {
    return YamlRoutes.steps(route.getOutputs())
        .takeWhile(step -> PipelineShape.destinations(step).findAny().isEmpty())
        .filter(step -> step instanceof SetBodyDefinition || step instanceof TransformDefinition)
        .map(step -> ((ExpressionNode) step).getExpression())
        .reduce((first, second) -> second)
        .filter(query -> query.getLanguage().equals("constant"))
        .map(query -> String.valueOf(query.getExpression()));
  }

  private static Stream<ExpressionNode> body(ProcessorDefinition<?> step) {
    boolean sets = step instanceof SetBodyDefinition || step instanceof TransformDefinition;
    return sets && LANGUAGES.contains(((ExpressionNode) step).getExpression().getLanguage())
        ? Stream.of((ExpressionNode) step)
        : Stream.empty();
  }

  private void inline(ExpressionNode step) {
    ExpressionDefinition query = step.getExpression();
    String text = String.valueOf(query.getExpression());
    if (text.strip().startsWith(RESOURCE)) {
      query.setExpression(read(text.strip(), YamlRoutes.line(file, step)));
    } else {
      require(file, text, YamlRoutes.line(file, step));
    }
  }

  private String read(String resource, int line) {
    HomeFile query = open(resource, line);
    require(query, query.text(), 1);
    if (query.text().isBlank()) {
      throw new SettingsFault(query.name(), "holds no query", "write the pipeline's query into it");
    }
    return query.text();
  }

  private HomeFile open(String resource, int line) {
    if (!resource.startsWith(FILE)) {
      throw unread(line, "not from a file", "write " + FILE + "sql/NAME.sql, from the home on");
    }
    String path = resource.substring(FILE.length());
    try {
      return HomeFile.read(home, home.resolve(path));
    } catch (WrittenText.NotUtf8 foreign) {
      throw new SettingsFault(path, foreign.getMessage(), foreign.fix());
    } catch (IOException | InvalidPathException missing) {
      throw unread(
          line, "from " + path + ", which cannot be read", "put the file there, from the home on");
    }
  }

  private SettingsFault unread(int line, String where, String fix) {
    return new SettingsFault(
        file.name(), "line %d: reads its query %s".formatted(line, where), fix);
  }

  private static void require(HomeFile source, String text, int line) {
    if (text.contains(BRACES)) {
      throw fault(
          source,
          source.place(BRACES, line),
          line,
          "has {{ in a query, which Camel would fill in",
          "write concat('{', '{') for two braces");
    }
    if (text.contains(LOST)) {
      throw fault(
          source,
          source.place(LOST, line),
          line,
          "has U+FFFD in a query: a character was lost when it was saved",
          "write the character anew, and save the file as UTF-8");
    }
  }

  private static SettingsFault fault(
      HomeFile source, Optional<Position> place, int line, String fault, String fix) {
    String where =
        place
            .map(at -> "line %d, column %d: ".formatted(at.line(), at.column()))
            .orElse("line " + line + ": ");
    return new SettingsFault(source.name(), where + fault, fix);
  }
}
