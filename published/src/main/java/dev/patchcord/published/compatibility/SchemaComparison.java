package dev.patchcord.published.compatibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Two versions of a JSON Schema, member by member. Knows the keywords that our own schemas use; any
 * other that differs counts as a break, since nobody has thought about it yet.
 */
final class SchemaComparison {
  /** Say something to people only. */
  private static final Set<String> WORDS = Set.of("title", "description", "$schema", "examples");

  /** Compared below, each by its own rule; the definitions where something refers to them. */
  private static final Set<String> RULED =
      Set.of(
          "type",
          "enum",
          "properties",
          "required",
          "items",
          "additionalProperties",
          "oneOf",
          "allOf",
          "$ref",
          "$defs");

  private final JsonNode oldDocument;
  private final JsonNode newDocument;
  private final Direction direction;

  /** References that are being followed: one that leads back to itself is followed once. */
  private final Set<String> underWay = new HashSet<>();

  private final List<Break> breaks = new ArrayList<>();

  /**
   * What no longer holds.
   *
   * @param field path of the member, for example {@code attempts[].outcome}; empty for the whole
   * @param what in words, for example {@code is gone}
   */
  record Break(String field, String what) {}

  private SchemaComparison(JsonNode oldDocument, JsonNode newDocument, Direction direction) {
    this.oldDocument = oldDocument;
    this.newDocument = newDocument;
    this.direction = direction;
  }

  /** Compares two documents. */
  static List<Break> breaks(JsonNode before, JsonNode after, Direction direction) {
    return breaks(before, before, after, after, direction);
  }

  /** Compares two schemas that stand within documents, to which their references refer. */
  static List<Break> breaks(
      JsonNode oldDocument,
      JsonNode before,
      JsonNode newDocument,
      JsonNode after,
      Direction direction) {
    SchemaComparison comparison = new SchemaComparison(oldDocument, newDocument, direction);
    comparison.compare("", before, after);
    return comparison.breaks;
  }

  private void compare(String field, JsonNode before, JsonNode after) {
    String pair = before.path("$ref").asString("") + " " + after.path("$ref").asString("");
    if (pair.isBlank()) {
      compareResolved(field, before, after);
    } else if (underWay.add(pair)) {
      compareResolved(field, before, after);
      underWay.remove(pair);
    }
  }

  private void compareResolved(String field, JsonNode before, JsonNode after) {
    JsonNode then = resolved(oldDocument, before);
    JsonNode now = resolved(newDocument, after);
    if (then.path("oneOf").isArray() && now.path("oneOf").isArray()) {
      union(field, branches(oldDocument, then), branches(newDocument, now));
    } else {
      types(field, strings(then.path("type")), strings(now.path("type")));
    }
    words(field, strings(then.path("enum")), strings(now.path("enum")));
    members(field, then, now);
    required(field, then, now);
    if (then.has("items") && now.has("items")) {
      compare(field + "[]", then.path("items"), now.path("items"));
    }
    if (then.path("additionalProperties").isObject()
        && now.path("additionalProperties").isObject()) {
      compare(field + ".*", then.path("additionalProperties"), now.path("additionalProperties"));
    }
    for (int i = 0; i < then.path("allOf").size(); i++) {
      compare(field, then.path("allOf").path(i), now.path("allOf").path(i));
    }
    everythingElse(field, then, now);
  }

  private void types(String field, Set<String> then, Set<String> now) {
    boolean narrower = !now.isEmpty() && (then.isEmpty() || !now.containsAll(then));
    boolean wider = !then.isEmpty() && (now.isEmpty() || !then.containsAll(now));
    if (narrower || (wider && direction.mayNotWiden())) {
      broken(field, "was " + kinds(then) + ", is " + kinds(now));
    }
  }

  private void words(String field, Set<String> then, Set<String> now) {
    if (now.isEmpty() && then.isEmpty()) {
      return;
    }
    if (then.isEmpty()) {
      broken(field, "was any text, is one of " + now);
      return;
    }
    if (now.isEmpty()) {
      if (direction.mayNotWiden()) {
        broken(field, "was one of " + then + ", is any text");
      }
      return;
    }
    minus(then, now).forEach(word -> broken(field, "can no longer be " + word));
    if (direction.mayNotWiden()) {
      minus(now, then).forEach(word -> broken(field, "can be " + word + ", which no reader knows"));
    }
  }

  private void members(String field, JsonNode then, JsonNode now) {
    for (Map.Entry<String, JsonNode> member : then.path("properties").properties()) {
      String path = field.isEmpty() ? member.getKey() : field + "." + member.getKey();
      JsonNode today = now.path("properties").path(member.getKey());
      if (today.isMissingNode()) {
        broken(path, "is gone");
      } else {
        compare(path, member.getValue(), today);
      }
    }
  }

  private void required(String field, JsonNode then, JsonNode now) {
    Set<String> before = strings(then.path("required"));
    Set<String> today = strings(now.path("required"));
    String prefix = field.isEmpty() ? "" : field + ".";
    if (direction.mayNotDemandMore()) {
      minus(today, before)
          .forEach(member -> broken(prefix + member, "must be there, and did not have to be"));
    }
    if (direction.mayNotWiden()) {
      for (String member : minus(before, today)) {
        if (now.path("properties").has(member)) {
          broken(prefix + member, "may be absent, and was always there");
        }
      }
    }
  }

  private void union(String field, Map<String, JsonNode> then, Map<String, JsonNode> now) {
    then.forEach(
        (name, branch) -> {
          JsonNode today = now.get(name);
          if (today != null) {
            compare(field + "<" + name + ">", branch, today);
          } else if (!Versions.superseded(name, now.keySet())) {
            broken(field, "can no longer be a " + name);
          }
        });
  }

  private void everythingElse(String field, JsonNode then, JsonNode now) {
    Set<String> keywords = new LinkedHashSet<>(then.propertyNames());
    keywords.addAll(now.propertyNames());
    keywords.removeAll(RULED);
    keywords.removeAll(WORDS);
    for (String keyword : keywords) {
      if (!then.path(keyword).equals(now.path(keyword))) {
        broken(
            field,
            "had the %s %s, has %s"
                .formatted(keyword, orNone(then.path(keyword)), orNone(now.path(keyword))));
      }
    }
  }

  private void broken(String field, String what) {
    breaks.add(new Break(field, what));
  }

  /** Branches by the name that their member {@code type} tells them by, or by their place. */
  private static Map<String, JsonNode> branches(JsonNode document, JsonNode union) {
    Map<String, JsonNode> branches = new LinkedHashMap<>();
    for (JsonNode branch : union.path("oneOf")) {
      String name =
          resolved(document, branch).path("properties").path("type").path("const").asString("");
      branches.put(name.isEmpty() ? "branch " + branches.size() : name, branch);
    }
    return branches;
  }

  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.startsWith("#/")
        ? resolved(document, document.at(JsonPointer.compile(reference.substring(1))))
        : schema;
  }

  private static Set<String> strings(JsonNode textOrTexts) {
    Set<String> texts = new LinkedHashSet<>();
    if (textOrTexts.isString()) {
      texts.add(textOrTexts.asString());
    }
    textOrTexts.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private static Set<String> minus(Set<String> some, Set<String> others) {
    Set<String> rest = new LinkedHashSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static String kinds(Set<String> types) {
    return types.isEmpty() ? "anything" : String.join(" or ", types);
  }

  private static String orNone(JsonNode value) {
    return value.isMissingNode() ? "none" : value.toString();
  }
}
