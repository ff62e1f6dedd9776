package io.attentivecourier.pipeline;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.spi.Registry;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The calls of beans in a file, as {@code ref} and {@code method} or in a text. A file of an
 * earlier version may call what is gone; Camel names the first such call alone, and fails at others
 * only when a row takes them.
 */
final class BeanCalls {
  /** Every name that a version ever bound; one is added here and never removed. */
  private static final Set<String> EVER_BOUND =
      Set.of(
          "alerts",
          "deliveries",
          "following",
          "leftovers",
          "ownSteps",
          "pack",
          "people",
          "receipts",
          "rejection-csv",
          "requests",
          "resends",
          "rows",
          "runs",
          "sealing",
          "segment-csv",
          "segments",
          "turns");

  private static final Set<String> CALLS = Set.of("bean", "method", "custom");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*(?:\\((.*)\\))?", Pattern.DOTALL);

  /** In an address or within a text: {@code bean:NAME?method=…}, {@code ${bean:NAME.method}}. */
  private static final Pattern IN_TEXT =
      Pattern.compile("(?:^|\\$\\{)bean:([\\w-]+)(?:(?:\\?method=|::|\\.)(\\w+))?");

  private static final int ANY = -1;

  private final List<BeanCall> calls = new ArrayList<>();

  private BeanCalls() {}

  /**
   * A call as it is written.
   *
   * @param method empty where none is named
   * @param arguments -1 where none are named: Camel finds them
   */
  record BeanCall(String bean, String method, int arguments, int line) {
    private boolean isAnsweredBy(Object found) {
      return found == null ? !EVER_BOUND.contains(bean) : isAnswered(found.getClass());
    }

    private boolean isAnswered(Class<?> type) {
      return method.isEmpty() || Arrays.stream(type.getMethods()).anyMatch(this::is);
    }

    private boolean is(Method one) {
      return one.getName().equals(method)
          && (arguments == ANY || one.getParameterCount() == arguments);
    }

    /** Name and count, as a user would look for it. */
    @Override
    public String toString() {
      String name = method.isEmpty() ? bean : bean + "." + method;
      String count = arguments == ANY ? "" : " with %d arguments".formatted(arguments);
      return "%s%s (line %d)".formatted(name, arguments == 1 ? " with 1 argument" : count, line);
    }
  }

  /** Those of a YAML text. Where it is no YAML its reader tells. */
  static BeanCalls of(String text) {
    BeanCalls calls = new BeanCalls();
    try {
      new Compose(LoadSettings.builder().build())
          .composeString(text)
          .ifPresent(node -> calls.walk(node, ""));
    } catch (YamlEngineException | StackOverflowError broken) {
      calls.calls.clear();
    }
    return calls;
  }

  /** Those to which no bean has an answer. One that nobody ever had may be the file's own. */
  List<BeanCall> unanswered(Registry beans) {
    return calls.stream()
        .filter(call -> !call.isAnsweredBy(beans.lookupByName(call.bean())))
        .toList();
  }

  private void walk(Node node, String key) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(one -> walk(one, key));
    } else if (node instanceof MappingNode map) {
      if (CALLS.contains(key)) {
        scalar(map, "ref").ifPresent(bean -> note(bean.getValue().strip(), map));
      }
      map.getValue().forEach(pair -> walk(pair.getValueNode(), name(pair)));
    } else if (node instanceof ScalarNode text) {
      note(text);
    }
  }

  private void note(ScalarNode text) {
    Matcher call = IN_TEXT.matcher(text.getValue().strip());
    while (call.find()) {
      String method = call.group(2) == null ? "" : call.group(2);
      calls.add(new BeanCall(call.group(1), method, ANY, line(text)));
    }
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private void note(String bean, MappingNode map) {
    Optional<ScalarNode> method = scalar(map, "method");
    Node place = method.<Node>map(text -> text).orElse(map);
    Matcher call = CALL.matcher(method.map(ScalarNode::getValue).orElse("").strip());
    boolean known = call.matches();
    calls.add(
        new BeanCall(
            bean,
            known ? call.group(1) : "",
            known && call.group(2) != null ? count(call.group(2)) : ANY,
            line(place)));
  }

  /** Arguments between commas; those in quotes, brackets or braces part none. */
  private static int count(String arguments) {
    int count = arguments.isBlank() ? 0 : 1;
    int depth = 0;
    boolean quoted = false;
    for (char one : arguments.toCharArray()) {
      quoted ^= one == '\'' || one == '"';
      depth += quoted ? 0 : deeper(one);
      count += one == ',' && !quoted && depth == 0 ? 1 : 0;
    }
    return count;
  }

  private static int deeper(char one) {
    if ("({[".indexOf(one) >= 0) {
      return 1;
    }
    return ")}]".indexOf(one) >= 0 ? -1 : 0;
  }

  private static Optional<ScalarNode> scalar(MappingNode map, String key) {
    Stream<NodeTuple> pairs = map.getValue().stream().filter(pair -> name(pair).equals(key));
    return pairs
        .map(NodeTuple::getValueNode)
        .filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .findFirst();
  }

  private static String name(NodeTuple pair) {
    return pair.getKeyNode() instanceof ScalarNode text ? text.getValue() : "";
  }
}
