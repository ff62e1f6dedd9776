package io.attentivecourier.pipeline;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.home.WrittenText;
import io.attentivecourier.pipeline.HomeFile.Position;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.common.exception.YamlDeserializationException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The fault of a file that Camel does not take: in Camel's words, with its place. */
public final class RouteFault {
  /** Before it Camel prints the whole route. */
  private static final String BECAUSE = " because: ";

  private static final String END = "end of stream";
  private static final String NO_COLON = "mapping values are not allowed here";
  private static final String NO_SIGN = "could not find expected ':'";
  private static final Pattern INDENT =
      Pattern.compile("expected <block end>, but found '<block (mapping|sequence) start>'");

  private static final Pattern WORD =
      Pattern.compile("(?:Unknown node id|Unsupported field): (\\S+)");

  /** What a jar may bring that is not in the box. */
  private static final Pattern ABSENT =
      Pattern.compile("No (endpoint|language|data ?format) could be found|ClassNotFoundException");

  private static final String JAR =
      "put its jar, made for Camel %s, and what that needs into lib/; "
          .formatted(CamelContext.class.getPackage().getImplementationVersion());

  private static final Pattern STEP = Pattern.compile(">>> (.*) <<<", Pattern.DOTALL);

  /** The part of a line that holds no value: a query's text or an address may hold one. */
  private static final Pattern START = Pattern.compile("\\s*((?:- )*[A-Za-z][\\w.-]*:?)");

  private final HomeFile file;
  private final Throwable cause;

  private RouteFault(HomeFile file, Throwable cause) {
    this.file = file;
    this.cause = cause;
  }

  /** The fault of a file that could be read. */
  public static Fault of(HomeFile file, Exception e) {
    return new RouteFault(file, withMark(e)).fault();
  }

  /** The same of one that could not. */
  public static Fault of(String name, Exception e) {
    return e instanceof WrittenText.NotUtf8 foreign
        ? new Fault(name, foreign.getMessage(), foreign.fix())
        : new RouteFault(new HomeFile(name, null, ""), withMark(e)).fault();
  }

  /** Camel wraps what knows the line. */
  private static Throwable withMark(Exception e) {
    return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
        .filter(MarkedYamlEngineException.class::isInstance)
        .findFirst()
        .orElse(e);
  }

  private Fault fault() {
    Optional<Position> place = place();
    String where = place.map(Position::words).orElse("");
    String words = isWithoutColon(place) ? "there is no colon after a key" : plainWords();
    return new Fault(file.name(), "is no route that Camel can run: " + where + words, fix(place));
  }

  /** The parser's own of an indent name blocks that the file has not. */
  private String plainWords() {
    return INDENT.matcher(words()).find()
        ? "it is indented otherwise than what it belongs to"
        : words();
  }

  private String fix(Optional<Position> place) {
    String look =
        place
            .map(
                at ->
                    "look at %s:%d:%d%s".formatted(file.name(), at.line(), at.column(), start(at)))
            .orElse("fix the YAML; `courier check` looks again");
    return meant()
        .map(word -> "did you mean " + word + "? " + look)
        .orElse(ABSENT.matcher(words()).find() ? JAR + look : look);
  }

  private String start(Position place) {
    Matcher start = START.matcher(file.line(place.line()));
    return start.lookingAt() ? ", `" + start.group(1) + "`" : "";
  }

  private Optional<String> meant() {
    return word().flatMap(word -> YamlWords.near(word, words().startsWith("Unknown node")));
  }

  private Optional<String> word() {
    Matcher word = WORD.matcher(words());
    return word.lookingAt() ? Optional.of(word.group(1)) : Optional.empty();
  }

  private Optional<Position> place() {
    return mark().map(this::place).or(this::ofStep);
  }

  private Optional<Mark> mark() {
    return cause instanceof MarkedYamlEngineException marked ? markOf(marked) : Optional.empty();
  }

  /**
   * The mark of a fault. Something without an end is found at the end of the file, and fixed where
   * it begins.
   */
  private static Optional<Mark> markOf(MarkedYamlEngineException marked) {
    String problem = String.valueOf(marked.getProblem());
    return problem.contains(END) || problem.contains(NO_SIGN)
        ? marked.getContextMark().or(marked::getProblemMark)
        : marked.getProblemMark().or(marked::getContextMark);
  }

  private Position place(Mark mark) {
    int line = mark.getLine() + 1;
    Position marked = new Position(line, mark.getColumn() + 1);
    return word().flatMap(word -> file.key(word, line)).or(() -> missingColon(line)).orElse(marked);
  }

  /** A key without a colon runs on into the next line, where the parser finds one too many. */
  private Optional<Position> missingColon(int line) {
    if (words().contains(NO_SIGN)) {
      return Optional.of(new Position(line, file.line(line).stripTrailing().length() + 1));
    }
    String before = file.line(line - 1);
    boolean runsOn = words().contains(NO_COLON) && !before.isBlank() && !before.contains(":");
    return runsOn ? Optional.of(new Position(line - 1, before.length() + 1)) : Optional.empty();
  }

  private boolean isWithoutColon(Optional<Position> place) {
    return place.isPresent()
        && (words().contains(NO_COLON) || words().contains(NO_SIGN))
        && !file.line(place.get().line()).contains(":");
  }

  /** The step that Camel names, where it fails to make one. */
  private Optional<Position> ofStep() {
    Matcher step = STEP.matcher(String.valueOf(cause.getMessage()));
    return step.find() ? YamlRoutes.step(file, step.group(1)) : Optional.empty();
  }

  private String words() {
    return cause instanceof MarkedYamlEngineException marked
            && !(cause instanceof YamlDeserializationException)
        ? Stream.of(marked.getContext(), marked.getProblem())
            .filter(part -> part != null)
            .collect(joining(", "))
        : firstLine(cause);
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    int because = message.lastIndexOf(BECAUSE);
    String words = because < 0 ? message : message.substring(because + BECAUSE.length());
    return words.lines().limit(1).map(String::strip).collect(joining(" "));
  }

  /** The words that Camel's YAML knows, by the schema in Camel's own jar. */
  private static final class YamlWords {
    private static final String SCHEMA = "/schema/camelYamlDsl.json";
    private static final String STEP = "org.apache.camel.model.ProcessorDefinition";

    private YamlWords() {}

    /** The word that was meant, where one is near. */
    static Optional<String> near(String typo, boolean step) {
      try (InputStream schema = YamlWords.class.getResourceAsStream(SCHEMA)) {
        JsonNode items = new ObjectMapper().readTree(schema).path("items");
        return Nearest.close(typo, step ? steps(items) : fields(items));
      } catch (IOException unreadable) {
        return Optional.empty();
      }
    }

    private static Collection<String> steps(JsonNode items) {
      Set<String> words = new TreeSet<>();
      note(words, items);
      note(words, items.path("definitions").path(STEP));
      return words;
    }

    private static Collection<String> fields(JsonNode items) {
      Set<String> words = new TreeSet<>();
      JsonNode definitions = items.path("definitions");
      definitions
          .properties()
          .forEach(
              one ->
                  note(words, one.getKey().equals(STEP) ? definitions.path("") : one.getValue()));
      return words;
    }

    private static void note(Set<String> words, JsonNode definition) {
      definition.path("properties").fieldNames().forEachRemaining(words::add);
    }
  }
}
