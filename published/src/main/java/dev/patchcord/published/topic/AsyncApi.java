package dev.patchcord.published.topic;

import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics as an AsyncAPI 3.0 document: channels with their key and how long they are kept, the
 * messages on them with headers, payload and one real record each. Payloads stand in files of their
 * own ({@code schemas/}), so that a consumer who wants no AsyncAPI takes only those.
 */
public final class AsyncApi {
  /** Folder of the payloads' schemas, as seen from the document. */
  public static final String SCHEMAS = "schemas/";

  private static final String HEADERS = "cloudEventHeaders";

  /** Trace Context, 3.2: version, trace, parent and flags, all in lower case. */
  private static final String TRACE_PARENT = "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$";

  private final String version;
  private final Map<String, Example> examples;
  private final Map<String, JsonNode> schemas;

  /**
   * What the document is made of.
   *
   * @param version of the product that writes the records
   * @param examples by the name of the type
   * @param schemas by the name of the type
   */
  public AsyncApi(String version, Map<String, Example> examples, Map<String, JsonNode> schemas) {
    this.version = version;
    this.examples = examples;
    this.schemas = schemas;
  }

  /** The whole document. */
  public ObjectNode document() {
    ObjectNode document = object();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Patchcord")
        .put("version", version)
        .put(
            "description",
            "Everything that Patchcord knows of its calls, as Kafka topics. Values are JSON; the"
                + " headers are CloudEvents 1.0 in binary mode. Read with"
                + " isolation.level=read_committed: the orchestrator writes in transactions.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = object();
    for (Channel channel : Channel.all()) {
      String name = camelCase(channel.topic().name());
      channels.set(name, channel(channel));
      operations.set("write" + upperFirst(name), operation(channel, name));
      for (Class<?> message : channel.messages()) {
        messages.set(ContractJson.nameOf(message), message(channel, message));
      }
    }
    ObjectNode components = document.putObject("components");
    components.set("messages", messages);
    components.putObject("schemas").set(HEADERS, headers());
    return document;
  }

  private static ObjectNode channel(Channel channel) {
    ObjectNode node = object();
    node.put("address", channel.topic().title());
    node.put("title", channel.topic().title());
    node.put("summary", channel.about());
    if (!channel.tombstone().isEmpty()) {
      node.put(
          "description",
          "Compacted. A tombstone (a record without value) follows: " + channel.tombstone());
    }
    ObjectNode messages = node.putObject("messages");
    for (Class<?> message : channel.messages()) {
      String name = ContractJson.nameOf(message);
      messages.set(name, reference("#/components/messages/" + name));
    }
    ObjectNode kafka = object();
    kafka.put("topic", channel.topic().title());
    ObjectNode configuration = kafka.putObject("topicConfiguration");
    channel.topic().config().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> configuration.set(entry.getKey(), setting(entry)));
    kafka.put("bindingVersion", "0.5.0");
    node.set("bindings", object().set("kafka", kafka));
    return node;
  }

  private static JsonNode setting(Map.Entry<String, String> entry) {
    if (entry.getKey().equals("cleanup.policy")) {
      ArrayNode policies = JsonNodeFactory.instance.arrayNode();
      for (String policy : entry.getValue().split(",", -1)) {
        policies.add(policy);
      }
      return policies;
    }
    return JsonNodeFactory.instance.numberNode(Long.parseLong(entry.getValue()));
  }

  private static ObjectNode operation(Channel channel, String name) {
    ObjectNode node = object();
    node.put("action", "send");
    node.set("channel", reference("#/channels/" + name));
    node.put(
        "summary",
        channel.writer().equals("any")
            ? "Written by whichever service could not read a record."
            : "Written by the " + channel.writer() + ", and by nobody else.");
    return node;
  }

  private ObjectNode message(Channel channel, Class<?> message) {
    String name = ContractJson.nameOf(message);
    JsonNode schema = schemas.getOrDefault(name, object());
    ObjectNode node = object();
    node.put("name", name);
    node.put("title", message.getSimpleName());
    node.put("summary", firstSentence(schema.path("description").asString("")));
    node.put("contentType", "application/json");
    ObjectNode headers = node.putObject("headers");
    headers.putArray("allOf").add(reference("#/components/schemas/" + HEADERS)).add(typed(name));
    node.set("payload", reference("./" + SCHEMAS + name + ".json"));
    node.putObject("bindings")
        .putObject("kafka")
        .put("bindingVersion", "0.5.0")
        .putObject("key")
        .put("title", channel.key().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .put("description", channel.key().meaning())
        .put("type", "string");
    Example example = examples.get(name);
    if (example != null) {
      ObjectNode shown = node.putArray("examples").addObject();
      shown.put("name", "recorded");
      shown.put("summary", "As it stood on " + example.topic() + " under the key " + example.key());
      shown.set("headers", ContractJson.tree(example.headers()));
      shown.set("payload", example.value());
    }
    return node;
  }

  /** What the headers of a message of this type must be, beside what all have. */
  private static ObjectNode typed(String name) {
    ObjectNode headers = object().put("type", "object");
    headers.putObject("properties").putObject(CloudEvents.TYPE).put("const", name);
    return headers;
  }

  /** The headers that every record has. */
  public static ObjectNode headers() {
    ObjectNode headers = object().put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    properties.putObject("ce_specversion").put("const", "1.0");
    text(properties, CloudEvents.ID, "The same for every repetition of one delivery.");
    text(properties, CloudEvents.TYPE, "What the value is: enough to route without parsing.");
    text(properties, CloudEvents.SOURCE, "Who wrote it, such as /patchcord/ingress/ingress-1.");
    text(properties, CloudEvents.TIME, "When the writer learned of it.").put("format", "date-time");
    text(properties, CloudEvents.SUBJECT, "The call id.");
    properties.putObject("content-type").put("const", "application/json");
    text(
        properties,
        "patchcord_reply-to",
        "Only on a question: where the answer goes, the key of the record on patchcord.replies.");
    text(properties, "kafka_replyTopic", "Only on a question: the topic of the answer.");
    text(
        properties,
        "kafka_correlationId",
        "Only on a question and its answer: bytes that the asker chose.");
    text(
        properties,
        "patchcord_requeued",
        "Only on a record that a person has put back: partition and offset of its dead letter.");
    text(
            properties,
            "traceparent",
            "W3C Trace Context (https://www.w3.org/TR/trace-context/#traceparent-header): the piece"
                + " of work that wrote the record. Only on events, commands, outcomes and the"
                + " journal, and only where a collector of traces is set.")
        .put("pattern", TRACE_PARENT);
    ArrayNode required = headers.putArray("required");
    for (String name :
        new String[] {
          "ce_specversion",
          CloudEvents.ID,
          CloudEvents.TYPE,
          CloudEvents.SOURCE,
          CloudEvents.TIME,
          CloudEvents.SUBJECT,
          "content-type"
        }) {
      required.add(name);
    }
    return headers;
  }

  private static ObjectNode text(ObjectNode properties, String name, String meaning) {
    return properties.putObject(name).put("type", "string").put("description", meaning);
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(name.isEmpty() ? word : upperFirst(word));
    }
    return name.toString();
  }

  private static String upperFirst(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static ObjectNode reference(String target) {
    return object().put("$ref", target);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
