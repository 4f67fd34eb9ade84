package dev.patchcord.published.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Two versions of the topics: their AsyncAPI documents, and the schemas of the messages beside
 * them.
 */
public final class TopicComparison {
  private static final List<String> RETENTION = List.of("retention.ms", "delete.retention.ms");

  private final Topics before;
  private final Topics after;
  private final List<String> complaints = new ArrayList<>();

  /**
   * One version.
   *
   * @param asyncApi the document
   * @param schemas of the messages, by name
   */
  public record Topics(JsonNode asyncApi, Map<String, JsonNode> schemas) {
    public Topics {
      schemas = Map.copyOf(schemas);
    }

    private Map<String, JsonNode> channels() {
      Map<String, JsonNode> channels = new LinkedHashMap<>();
      asyncApi
          .path("channels")
          .forEach(channel -> channels.put(channel.path("address").asString(), channel));
      return channels;
    }

    private JsonNode message(String name) {
      return asyncApi.path("components").path("messages").path(name);
    }
  }

  private TopicComparison(Topics before, Topics after) {
    this.before = before;
    this.after = after;
  }

  /** What the later version no longer keeps, one line each: where, what, and what to do. */
  public static List<String> complaints(Topics before, Topics after) {
    TopicComparison comparison = new TopicComparison(before, after);
    comparison.compare();
    return comparison.complaints;
  }

  private void compare() {
    Map<String, JsonNode> today = after.channels();
    before
        .channels()
        .forEach(
            (topic, channel) -> {
              JsonNode now = today.get(topic);
              if (now == null) {
                complain(
                    topic + ": the topic is gone", "a topic stays as long as anybody reads it");
              } else {
                channel(topic, channel, now);
              }
            });
  }

  private void channel(String topic, JsonNode then, JsonNode now) {
    configuration(topic, settings(then), settings(now));
    Set<String> present = new LinkedHashSet<>(now.path("messages").propertyNames());
    for (String name : then.path("messages").propertyNames()) {
      if (present.contains(name)) {
        message(topic, name);
      } else if (!Versions.superseded(name, present)) {
        complain(
            topic + ", " + name + ": the message is gone",
            "keep its record, or let a later version of the type take its place");
      }
    }
  }

  private void configuration(String topic, JsonNode then, JsonNode now) {
    if (!then.path("cleanup.policy").equals(now.path("cleanup.policy"))) {
      complain(
          "%s: cleanup.policy was %s, is %s"
              .formatted(topic, then.path("cleanup.policy"), now.path("cleanup.policy")),
          "make another topic: consumers rely on what stays in this one");
    }
    for (String name : RETENTION) {
      if (now.path(name).asLong(0) < then.path(name).asLong(0)) {
        complain(
            "%s: %s was %s, is %s".formatted(topic, name, then.path(name), now.path(name)),
            "keep records as long as before: consumers may be away as long");
      }
    }
  }

  private void message(String topic, String name) {
    JsonNode then = before.message(name);
    JsonNode now = after.message(name);
    String place = topic + ", " + name;
    if (!key(then).equals(key(now))) {
      complain(
          "%s: the key was %s, is %s".formatted(place, key(then), key(now)),
          "make another topic: order and compaction follow the key");
    }
    SchemaComparison.breaks(
            before.asyncApi(),
            then.path("headers"),
            after.asyncApi(),
            now.path("headers"),
            Direction.RECORD)
        .forEach(
            each ->
                complain(
                    "%s, header %s: %s".formatted(place, each.field(), each.what()),
                    "consumers route by the headers: add one, change none"));
    SchemaComparison.breaks(
            before.schemas().getOrDefault(name, missing()),
            after.schemas().getOrDefault(name, missing()),
            Direction.RECORD)
        .forEach(
            each ->
                complain(
                    "%s, field %s: %s"
                        .formatted(
                            place, each.field().isEmpty() ? "(all)" : each.field(), each.what()),
                    "take it back, or make it "
                        + Versions.next(name)
                        + " with an upcaster (docs/developing.md, Change a record)"));
  }

  private void complain(String what, String remedy) {
    complaints.add(what + ". To do: " + remedy + ".");
  }

  private static JsonNode settings(JsonNode channel) {
    return channel.path("bindings").path("kafka").path("topicConfiguration");
  }

  private static String key(JsonNode message) {
    return message.path("bindings").path("kafka").path("key").path("title").asString("none");
  }

  private static JsonNode missing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
