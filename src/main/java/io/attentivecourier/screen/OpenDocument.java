package io.attentivecourier.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attentivecourier.row.OpenNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A document for readers who need not know a person: names that look like one are withheld, and so
 * is what looks like one in a sentence. The keys are those of the document.
 */
public final class OpenDocument {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names of segments, pipelines and files. */
  private static final Set<String> NAMES = Set.of("name", "segment", "segments");

  /** What the product makes itself: ids, hashes and schedules, some of many digits. */
  private static final Set<String> OWN =
      Set.of("run", "lastRun", "job", "sha256", "file", "schedule");

  /** A column of a row, which only who may read rejected rows may read. */
  private static final String OF_A_ROW = "firstKey";

  private final Set<String> names = new TreeSet<>();

  private OpenDocument() {}

  public static JsonNode of(Object document) {
    JsonNode tree = JSON.valueToTree(document);
    OpenDocument open = new OpenDocument();
    open.gather("", tree);
    return open.open("", tree);
  }

  /** A name stands in sentences elsewhere in the document too. */
  private void gather(String key, JsonNode node) {
    if (node.isTextual() && NAMES.contains(key)) {
      names.add(node.textValue());
    }
    children(key, node).forEach(child -> gather(child.key(), child.value()));
  }

  private record Child(String key, JsonNode value) {}

  /** Those of an object by their keys, those of an array by its own. */
  private static List<Child> children(String key, JsonNode node) {
    List<Child> children = new ArrayList<>();
    if (node.isObject()) {
      node.properties().forEach(one -> children.add(new Child(one.getKey(), one.getValue())));
    } else {
      node.forEach(one -> children.add(new Child(key, one)));
    }
    return children;
  }

  private JsonNode open(String key, JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JSON.createObjectNode();
      children(key, node).forEach(one -> object.set(one.key(), open(one.key(), one.value())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      children(key, node).forEach(one -> array.add(open(key, one.value())));
      return array;
    }
    return node.isTextual() ? text(key, node) : node;
  }

  private JsonNode text(String key, JsonNode node) {
    if (OWN.contains(key)) {
      return node;
    }
    if (key.equals(OF_A_ROW)) {
      return JSON.nullNode();
    }
    String text = node.textValue();
    return TextNode.valueOf(
        NAMES.contains(key) ? OpenNames.shown(text) : OpenNames.text(text, names));
  }
}
