package io.attentivecourier.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The {@code direct:} endpoints that a file reads, and those that it leads to. Camel starts with a
 * way that nobody reads, and fails when the first row takes it.
 */
final class DirectEndpoints {
  private static final String DIRECT = "direct:";
  private static final String UNKNOWN = "direct:${unknown}";
  private static final String FROM = "from";
  private static final String URI = "uri";
  private static final String NONE_IS_FINE = "failIfNoConsumers=false";
  private static final Set<String> SENDS = Set.of(URI, "to", "toD", "wireTap", "deadLetterUri");
  private static final Set<String> PATTERNS = Set.of("interceptFrom", "interceptSendToEndpoint");

  private final Set<String> read = new HashSet<>();
  private final List<DirectLink> led = new ArrayList<>();

  /** A way and the line in which a file takes it. */
  record DirectLink(String to, int line) {}

  private DirectEndpoints() {}

  /** Those of a YAML text. Where it is no YAML, which its reader tells, it may read any. */
  static DirectEndpoints of(String text) {
    DirectEndpoints ways = new DirectEndpoints();
    try {
      new Compose(LoadSettings.builder().build())
          .composeString(text)
          .ifPresent(node -> ways.walk(node, ""));
    } catch (YamlEngineException | StackOverflowError broken) {
      ways.read.add(UNKNOWN);
    }
    return ways;
  }

  Set<String> read() {
    return read;
  }

  /** The endpoints that it leads to and no route reads. */
  List<DirectLink> dangling(Set<String> readElsewhere) {
    Set<String> all = new HashSet<>(readElsewhere);
    all.addAll(read);
    boolean open = all.stream().anyMatch(DirectEndpoints::isOpen);
    return led.stream().filter(way -> !open && !all.contains(way.to())).toList();
  }

  private void walk(Node node, String key) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(one -> walk(one, key));
    } else if (node instanceof MappingNode map) {
      map.getValue().forEach(pair -> walk(pair, key));
      parts(map).ifPresent(way -> note(way, key, map));
    } else if (node instanceof ScalarNode text) {
      note(text.getValue().strip(), key, text);
    }
  }

  /** Within {@code from} only its address is read; its steps lead on. */
  private void walk(NodeTuple pair, String above) {
    String key = scalar(pair.getKeyNode()).orElse("");
    boolean ofAbove = key.equals(URI) && (above.equals(FROM) || PATTERNS.contains(above));
    walk(pair.getValueNode(), ofAbove ? above : key);
  }

  private void note(String uri, String key, Node node) {
    String way = uri.replaceFirst("\\?.*", "").replace(DIRECT + "//", DIRECT);
    if (!way.startsWith(DIRECT)) {
      return;
    }
    if (key.equals(FROM)) {
      read.add(way);
    } else if (SENDS.contains(key) && !isOpen(uri) && !uri.contains(NONE_IS_FINE)) {
      led.add(new DirectLink(way, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1)));
    }
  }

  /** Only a running route knows its name. */
  private static boolean isOpen(String uri) {
    return uri.contains("${") || uri.contains("{{");
  }

  /** {@code uri: direct} with its name among the parameters. */
  private static Optional<String> parts(MappingNode map) {
    boolean direct =
        value(map, URI).flatMap(DirectEndpoints::scalar).filter("direct"::equals).isPresent();
    return direct
        ? value(map, "parameters")
            .flatMap(parameters -> value(parameters, "name"))
            .flatMap(DirectEndpoints::scalar)
            .map(DIRECT::concat)
        : Optional.empty();
  }

  private static Optional<Node> value(Node node, String key) {
    Stream<NodeTuple> pairs =
        node instanceof MappingNode map ? map.getValue().stream() : Stream.empty();
    return pairs
        .filter(pair -> scalar(pair.getKeyNode()).filter(key::equals).isPresent())
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static Optional<String> scalar(Node node) {
    return node instanceof ScalarNode text ? Optional.of(text.getValue()) : Optional.empty();
  }
}
