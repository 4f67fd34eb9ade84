package dev.patchcord.published.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Two versions of the endpoints: their OpenAPI documents. */
public final class HttpComparison {
  private final JsonNode before;
  private final JsonNode after;
  private final List<String> complaints = new ArrayList<>();

  private HttpComparison(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /** What the later version no longer keeps, one line each: where, what, and what to do. */
  public static List<String> complaints(JsonNode before, JsonNode after) {
    HttpComparison comparison = new HttpComparison(before, after);
    for (Map.Entry<String, JsonNode> path : before.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        comparison.operation(
            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
            operation.getValue(),
            after.path("paths").path(path.getKey()).path(operation.getKey()));
      }
    }
    return comparison.complaints;
  }

  private void operation(String place, JsonNode then, JsonNode now) {
    if (now.isMissingNode()) {
      complain(place + ": the endpoint is gone", "keep it: carriers and programs have its address");
      return;
    }
    if (!then.path("security").equals(now.path("security"))) {
      complain(
          "%s: senders proved themselves by %s, now by %s"
              .formatted(place, then.path("security"), now.path("security")),
          "accept the old proof as well");
    }
    parameters(place, byName(then.path("parameters")), byName(now.path("parameters")));
    bodies(
        place + ", body",
        then.path("requestBody").path("content"),
        now.path("requestBody").path("content"),
        Direction.REQUEST);
    for (Map.Entry<String, JsonNode> answer : then.path("responses").properties()) {
      JsonNode today = now.path("responses").path(answer.getKey());
      if (today.isMissingNode()) {
        complain(place + ": is no longer answered " + answer.getKey(), "keep the status");
      } else {
        bodies(
            place + ", answer " + answer.getKey(),
            answer.getValue().path("content"),
            today.path("content"),
            Direction.ANSWER);
      }
    }
  }

  private void parameters(String place, Map<String, JsonNode> then, Map<String, JsonNode> now) {
    then.forEach(
        (name, parameter) -> {
          JsonNode today = now.get(name);
          if (today == null) {
            complain(place + ", parameter " + name + ": is gone", "go on reading it");
          } else {
            schemas(
                place + ", parameter " + name,
                parameter.path("schema"),
                today.path("schema"),
                Direction.REQUEST);
          }
        });
    now.forEach(
        (name, parameter) -> {
          boolean before =
              then.containsKey(name) && then.get(name).path("required").asBoolean(false);
          if (parameter.path("required").asBoolean(false) && !before) {
            complain(
                place + ", parameter " + name + ": must be there, and did not have to be",
                "do without it");
          }
        });
  }

  private void bodies(String place, JsonNode then, JsonNode now, Direction direction) {
    for (Map.Entry<String, JsonNode> kind : then.properties()) {
      JsonNode today = now.path(kind.getKey());
      if (today.isMissingNode()) {
        complain(place + ": is no longer " + kind.getKey(), "keep the media type");
      } else {
        schemas(place, kind.getValue().path("schema"), today.path("schema"), direction);
      }
    }
  }

  private void schemas(String place, JsonNode then, JsonNode now, Direction direction) {
    SchemaComparison.breaks(before, then, after, now, direction)
        .forEach(
            each ->
                complain(
                    each.field().isEmpty()
                        ? place + ": " + each.what()
                        : place + ", field " + each.field() + ": " + each.what(),
                    "take it back, or give the new form an address of its own"));
  }

  private void complain(String what, String remedy) {
    complaints.add(what + ". To do: " + remedy + ".");
  }

  private static Map<String, JsonNode> byName(JsonNode parameters) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    parameters.forEach(
        each -> byName.put(each.path("in").asString() + " " + each.path("name").asString(), each));
    return byName;
  }
}
