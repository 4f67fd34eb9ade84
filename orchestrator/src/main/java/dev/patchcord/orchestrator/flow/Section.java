package dev.patchcord.orchestrator.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A part of a flow file that has the form of the schema, with its place. What is absent (or set to
 * nothing) reads as its default.
 */
record Section(YamlTree tree, JsonNode json, String pointer) {
  static Section of(YamlTree tree) {
    return new Section(tree, tree.json(), "");
  }

  boolean has(String name) {
    return !json.path(name).isMissingNode();
  }

  Section at(String name) {
    return new Section(
        tree, json.path(name), json.path(name).isMissingNode() ? pointer : pointerOf(name));
  }

  /** The parts of a list; one for anything else that is there. */
  List<Section> items(String name) {
    JsonNode list = json.path(name);
    List<Section> items = new ArrayList<>();
    for (int i = 0; i < list.size() && list.isArray(); i++) {
      items.add(new Section(tree, list.path(i), pointerOf(name) + "/" + i));
    }
    if (!list.isArray() && !list.isMissingNode()) {
      items.add(at(name));
    }
    return items;
  }

  Stream<String> names() {
    return json.propertyNames().stream();
  }

  String text() {
    return json.asString("");
  }

  @Nullable String text(String name) {
    JsonNode value = json.path(name);
    return value.isString() ? value.asString() : null;
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode value = json.path(name);
    return value.isBoolean() ? value.booleanValue() : otherwise;
  }

  int number(String name, int otherwise) {
    JsonNode value = json.path(name);
    return value.isInt() ? value.intValue() : otherwise;
  }

  /** A time within its bounds; one outside of them is a problem of its line. */
  Duration duration(String name, String otherwise, String least, String most) {
    String written = text(name);
    Duration value = parsed(written == null ? otherwise : written);
    if (value.compareTo(parsed(least)) < 0 || value.compareTo(parsed(most)) > 0) {
      wrong(name, "%s is not between %s and %s".formatted(written, least, most));
    }
    return value;
  }

  /** Reads a list, or takes the default where there is none. */
  <T> List<T> list(String name, List<T> otherwise, Function<Section, T> read) {
    return has(name) ? items(name).stream().map(read).toList() : otherwise;
  }

  void wrong(String text) {
    tree.wrong(pointer, text);
  }

  void wrong(String name, String text) {
    tree.wrong(json.has(name) ? pointerOf(name) : pointer, text);
  }

  private String pointerOf(String name) {
    return pointer + YamlTree.step(name);
  }

  /** True where the file says nothing. */
  boolean isAbsent() {
    return json instanceof MissingNode;
  }

  /** Reads {@code 15s}, {@code 500ms}, {@code 2m}, {@code 1h}, {@code 28d}. */
  static Duration parsed(String text) {
    int unit = 0;
    while (Character.isDigit(text.charAt(unit))) {
      unit++;
    }
    long amount = Long.parseLong(text.substring(0, unit));
    return switch (text.substring(unit)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> throw new IllegalArgumentException("no unit of time: " + text);
    };
  }
}
