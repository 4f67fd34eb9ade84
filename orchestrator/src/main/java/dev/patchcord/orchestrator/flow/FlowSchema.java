package dev.patchcord.orchestrator.flow;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema of a flow file ({@code flows.schema.json}) and its errors in plain words: the
 * schema's own titles and examples say what was expected.
 */
final class FlowSchema {
  private static final String RESOURCE = "/flows.schema.json";

  private final JsonNode source;
  private final Schema schema;

  FlowSchema() {
    try (InputStream in = FlowSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the class path");
      }
      this.source = JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(source);
  }

  /**
   * Tells every way in which the file is not of this form.
   *
   * @return the JSON pointers of what is not
   */
  Set<String> check(YamlTree tree) {
    List<Error> errors = schema.validate(tree.json());
    Set<NodePath> ofWrongType =
        errors.stream()
            .filter(error -> error.getKeyword().equals("type"))
            .map(Error::getInstanceLocation)
            .collect(Collectors.toSet());
    Set<String> wrong = new TreeSet<>();
    for (Error error : errors) {
      String pointer = pointer(error.getInstanceLocation());
      wrong.add(pointer);
      // A list where a word should be is no word of the list of words either: one line says enough.
      if (error.getKeyword().equals("type") || !ofWrongType.contains(error.getInstanceLocation())) {
        tell(error, pointer, tree);
      }
    }
    return wrong;
  }

  private void tell(Error error, String pointer, YamlTree tree) {
    String rule = rule(error);
    String name = error.getProperty() == null ? "" : error.getProperty();
    String named = pointer + YamlTree.step(name);
    switch (error.getKeyword()) {
      case "additionalProperties" -> tree.wrongKey(named, unknown(name, source.at(rule)));
      case "propertyNames" ->
          tree.wrongKey(
              named, "\"%s\" is not %s".formatted(name, expected(rule + "/propertyNames")));
      case "required" ->
          tree.wrong(
              pointer,
              "%s is missing: write %s"
                  .formatted(name, expected(rule + "/properties" + YamlTree.step(name))));
      case "type", "pattern", "enum" -> tree.wrong(pointer, mismatch(error, rule));
      default -> tree.wrong(pointer, "must be " + expected(rule));
    }
  }

  private String mismatch(Error error, String rule) {
    JsonNode found = error.getInstanceNode();
    String value =
        switch (found) {
          case JsonNode node when node.isObject() -> "a group of settings";
          case JsonNode node when node.isArray() -> "a list";
          case JsonNode node when node.isNull() -> "nothing";
          case JsonNode node when node.isString() -> "\"" + shortened(node.asString()) + "\"";
          case JsonNode node -> node.toString();
        };
    JsonNode words = source.at(rule).path("enum");
    if (words.isArray()) {
      List<String> possible = texts(words);
      return "%s is not one of %s%s"
          .formatted(value, String.join(", ", possible), suggestion(found.asString(""), possible));
    }
    return "%s is not %s".formatted(value, expected(rule));
  }

  private static String unknown(String name, JsonNode rule) {
    List<String> possible = new ArrayList<>(rule.path("properties").propertyNames());
    String hint = suggestion(name, possible);
    return hint.isEmpty()
        ? "unknown setting: possible are " + String.join(", ", possible)
        : "unknown setting" + hint;
  }

  private static String suggestion(String written, List<String> possible) {
    return Words.nearest(written, possible).map(word -> ": did you mean " + word + "?").orElse("");
  }

  /** "a time, for example 15s or 2m": by the nearest part of the schema that has a title. */
  private String expected(String rule) {
    JsonNode titled = resolved(rule);
    for (String at = rule; !titled.has("title"); ) {
      at = at.substring(0, at.lastIndexOf('/'));
      titled = resolved(at);
    }
    List<String> examples = texts(titled.path("examples"));
    return titled.path("title").asString()
        + (examples.isEmpty() ? "" : ", for example " + String.join(" or ", examples));
  }

  private JsonNode resolved(String rule) {
    JsonNode node = source.at(rule);
    JsonNode reference = node.path("$ref");
    return reference.isString() ? source.at(reference.asString().substring(1)) : node;
  }

  /** The part of the schema that holds the keyword which failed, as a JSON pointer. */
  private static String rule(Error error) {
    String at = error.getSchemaLocation().getFragment().toString();
    return at.substring(0, Math.max(at.lastIndexOf('/'), 0));
  }

  private static String pointer(NodePath path) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer.append(YamlTree.step(path.getName(i)));
    }
    return pointer.toString();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > 40 ? line.substring(0, 37) + "..." : line;
  }
}
