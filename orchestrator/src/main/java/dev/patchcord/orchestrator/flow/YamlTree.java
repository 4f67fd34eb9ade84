package dev.patchcord.orchestrator.flow;

import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as JSON, with the place of every value. Anchors, aliases and {@code <<} are resolved.
 * A word without quotes is text unless it is a plain whole number, {@code true}, {@code false} or
 * empty: telephone numbers, times of day and dates stay what was written.
 */
final class YamlTree {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");
  private static final Set<String> NULLS = Set.of("", "~", "null");
  private static final int DEEPEST = 30;

  private final Map<String, Mark> values = new HashMap<>();
  private final Map<String, Mark> keys = new HashMap<>();
  private final Problems problems;
  private int nodes;
  private final JsonNode json;

  private YamlTree(@Nullable Node root, Problems problems) {
    this.problems = problems;
    this.json = root == null ? JsonNodeFactory.instance.objectNode() : convert(root, "", 0);
  }

  /** Reads a text; what YAML itself forbids becomes a problem and leaves an empty tree. */
  static YamlTree read(String text, Problems problems) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      return new YamlTree(root, problems);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      problems.add(
          mark == null ? 1 : mark.getLine() + 1,
          mark == null ? 1 : mark.getColumn() + 1,
          "",
          "is not YAML: " + oneLine(e.getProblem()));
    } catch (YAMLException e) {
      problems.add(1, 1, "", "is not YAML: " + oneLine(e.getMessage()));
    }
    return new YamlTree(null, problems);
  }

  JsonNode json() {
    return json;
  }

  /** Adds a problem of the value at this JSON pointer, or of what comes nearest around it. */
  void wrong(String pointer, String text) {
    wrong(pointer, text, values);
  }

  /** Adds a problem of the name at this JSON pointer rather than of its value. */
  void wrongKey(String pointer, String text) {
    wrong(pointer, text, keys);
  }

  private void wrong(String pointer, String text, Map<String, Mark> places) {
    Mark mark = places.get(pointer);
    for (String at = pointer; mark == null && !at.isEmpty(); ) {
      at = at.substring(0, at.lastIndexOf('/'));
      mark = values.get(at);
    }
    problems.add(
        mark == null ? 1 : mark.getLine() + 1,
        mark == null ? 1 : mark.getColumn() + 1,
        path(pointer),
        text);
  }

  /** {@code /flows/0/ladder/1} as {@code flows[0].ladder[1]}. */
  private static String path(String pointer) {
    return pointer
        .replaceAll("/([0-9]+)(?=/|$)", "[$1]")
        .replaceFirst("^/", "")
        .replace('/', '.')
        .replace("~1", "/")
        .replace("~0", "~");
  }

  /** A name as a step of a JSON pointer (RFC 6901). */
  static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private JsonNode convert(Node node, String pointer, int depth) {
    values.put(pointer, node.getStartMark());
    nodes++;
    if (depth > DEEPEST || nodes > 100_000) {
      // An alias inside its own anchor, or aliases of aliases that would grow without end.
      throw new YAMLException("anchors and aliases are nested too deeply");
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping, pointer, depth);
      case SequenceNode sequence -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        List<Node> items = sequence.getValue();
        for (int i = 0; i < items.size(); i++) {
          array.add(convert(items.get(i), pointer + "/" + i, depth + 1));
        }
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new YAMLException("unexpected " + node.getNodeId());
    };
  }

  private ObjectNode object(MappingNode mapping, String pointer, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Map<String, Node> merged = new LinkedHashMap<>();
    Set<String> own = new HashSet<>();
    for (NodeTuple each : mapping.getValue()) {
      String name = each.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
      String at = pointer + step(name);
      if (name.equals("<<")) {
        merge(each.getValueNode(), merged);
      } else if (own.add(name)) {
        keys.put(at, each.getKeyNode().getStartMark());
        object.set(name, convert(each.getValueNode(), at, depth + 1));
      } else {
        keys.put(at, each.getKeyNode().getStartMark());
        wrongKey(at, "is written twice: keep one of them");
      }
    }
    merged.forEach(
        (name, value) -> {
          if (!own.contains(name)) {
            object.set(name, convert(value, pointer + step(name), depth + 1));
          }
        });
    return object;
  }

  private static void merge(Node from, Map<String, Node> into) {
    if (from instanceof SequenceNode several) {
      several.getValue().forEach(each -> merge(each, into));
    } else if (from instanceof MappingNode mapping) {
      for (NodeTuple each : mapping.getValue()) {
        if (each.getKeyNode() instanceof ScalarNode key) {
          into.putIfAbsent(key.getValue(), each.getValueNode());
        }
      }
    }
  }

  private static JsonNode scalar(ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return json.stringNode(text);
    }
    if (NULLS.contains(text)) {
      return json.nullNode();
    }
    if (text.equals("true") || text.equals("false")) {
      return json.booleanNode(text.equals("true"));
    }
    return INTEGER.matcher(text).matches()
        ? json.numberNode(Integer.parseInt(text))
        : json.stringNode(text);
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "it cannot be read" : message.replaceAll("\\s+", " ").trim();
  }
}
