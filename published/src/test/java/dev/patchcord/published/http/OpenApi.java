package dev.patchcord.published.http;

import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import dev.patchcord.published.http.Endpoint.Proof;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the ingress, from what it read, demanded and answered. */
final class OpenApi {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("call", "The call id: the caller's Twilio CallSid."),
          Map.entry("leg", "caller or specialist."),
          Map.entry("attempt", "Number of the attempt, from 1."),
          Map.entry("step", "Number of the redirect, from 1."),
          Map.entry("announcement", "Number of an announcement to the room, from 1."),
          Map.entry("callback", "Number of the try to call a caller back, from 1."),
          Map.entry("purpose", "What a recording is for: call or message."),
          Map.entry("digits", "The key that was pressed before our own redirect."),
          Map.entry("CallSid", "The leg, where Twilio has no form to say it in."),
          Map.entry("callId", "The call id: the caller's Twilio CallSid."),
          Map.entry("action", "What is wanted."),
          Map.entry("id", "The appointment's id."),
          Map.entry("specialist", "The specialist's name."));

  static final String METRICS = "/actuator/prometheus";

  private final AskedIngress ingress;

  /** Answers that were heard, for the judge of their bodies. */
  private final Map<String, Map<Integer, Reply>> heard = new LinkedHashMap<>();

  OpenApi(AskedIngress ingress) {
    this.ingress = ingress;
  }

  Map<String, Map<Integer, Reply>> heard() {
    return heard;
  }

  ObjectNode document() {
    HttpDocument document =
        new HttpDocument(
            "ingress",
            "Webhooks of the carrier and of the assistant, and what programs and operators may"
                + " ask. Any other address is answered 404. Twilio's fields are those of its own"
                + " documentation; only those that are read are named here, others are kept with"
                + " the event.");
    for (Endpoint endpoint : Endpoint.all()) {
      document.add(endpoint.method(), endpoint.path(), operation(endpoint));
    }
    Probes.describe(
        document,
        "Whether this instance can take webhooks: the log can be written.",
        path -> ingress.probe(path).contentType());
    document.add("GET", METRICS, metrics());
    document.schemas().set("Problem", Bodies.PROBLEM);
    addProofs(document.securitySchemes());
    return document.json();
  }

  private ObjectNode operation(Endpoint endpoint) {
    AskedIngress.Read read = ingress.reads(endpoint);
    Set<String> required = new TreeSet<>();
    for (Set<String> names : List.of(endpoint.query().keySet(), endpoint.form().keySet())) {
      for (String name : names) {
        if (ingress.send(endpoint.without(name)).status() == 400) {
          required.add(name);
        }
      }
    }
    ObjectNode operation = object().put("summary", endpoint.does());
    operation.set("security", security(endpoint.proof()));
    ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
    variables(endpoint).forEach(parameters::add);
    for (String name : endpoint.query().keySet()) {
      if (read.query().contains(name)) {
        ObjectNode parameter = parameter("query", name, required.contains(name));
        parameter.putObject("schema").put("type", "string");
        parameters.add(parameter);
      }
    }
    if (endpoint.proof() == Proof.OPERATOR_TOKEN) {
      ObjectNode key = parameter("header", "Idempotency-Key", false);
      key.put("description", "Makes a request safe to repeat: each operator's key is taken once.");
      key.putObject("schema").put("type", "string").put("pattern", "^[A-Za-z0-9_-]{1,64}$");
      parameters.add(key);
    }
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    if (endpoint.method().equals("POST")) {
      operation.set("requestBody", body(endpoint, read, required));
    }
    operation.set("responses", responses(endpoint));
    return operation;
  }

  private static List<ObjectNode> variables(Endpoint endpoint) {
    List<ObjectNode> variables = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(endpoint.path());
    while (matcher.find()) {
      ObjectNode parameter = parameter("path", matcher.group(1), true);
      ObjectNode schema = parameter.putObject("schema").put("type", "string");
      if (matcher.group(1).equals("action")) {
        ArrayNode actions = schema.putArray("enum");
        for (OperatorAction action : OperatorAction.values()) {
          actions.add(action.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
      }
      variables.add(parameter);
    }
    return variables;
  }

  private static ObjectNode parameter(String in, String name, boolean required) {
    ObjectNode parameter = object().put("in", in).put("name", name).put("required", required);
    return parameter.put("description", MEANINGS.getOrDefault(name, name));
  }

  private static ObjectNode body(Endpoint endpoint, AskedIngress.Read read, Set<String> required) {
    ObjectNode body = object();
    if (endpoint.proof() != Proof.TWILIO_SIGNATURE) {
      ObjectNode json = body.putObject("content").putObject("application/json");
      json.set("schema", Bodies.request(endpoint.proof()));
      json.set("example", Bodies.json(endpoint.json()));
      return body;
    }
    ObjectNode schema =
        body.putObject("content")
            .putObject("application/x-www-form-urlencoded")
            .putObject("schema")
            .put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode demanded = JsonNodeFactory.instance.arrayNode();
    for (String name : endpoint.form().keySet()) {
      if (read.form().contains(name)) {
        properties.putObject(name).put("type", "string");
        if (required.contains(name)) {
          demanded.add(name);
        }
      }
    }
    if (!demanded.isEmpty()) {
      schema.set("required", demanded);
    }
    return body;
  }

  private ObjectNode responses(Endpoint endpoint) {
    List<Reply> replies = new ArrayList<>();
    replies.add(ingress.send(endpoint));
    replies.add(ingress.sendUnproven(endpoint));
    replies.add(ingress.sendInVain(endpoint));
    for (Set<String> names : List.of(endpoint.query().keySet(), endpoint.form().keySet())) {
      names.forEach(name -> replies.add(ingress.send(endpoint.without(name))));
    }
    if (endpoint.proof() == Proof.OPERATOR_TOKEN) {
      replies.add(ingress.sendRefused(endpoint));
      replies.add(ingress.sendUnheard(endpoint));
    }
    if (endpoint.proof() == Proof.GRANTED_OPERATOR) {
      replies.add(ingress.sendUnrequeueable(endpoint));
      replies.add(ingress.sendUngranted(endpoint));
    }
    Map<Integer, Reply> byStatus = new TreeMap<>();
    replies.forEach(reply -> byStatus.putIfAbsent(reply.status(), reply));
    heard.put(endpoint.name(), byStatus);
    ObjectNode responses = object();
    byStatus.forEach(
        (status, reply) -> responses.set(String.valueOf(status), response(endpoint, reply)));
    ObjectNode other = responses.putObject("default").put("description", "Any other problem.");
    other.putObject("content").putObject("application/problem+json").set("schema", problem());
    return responses;
  }

  private static ObjectNode response(Endpoint endpoint, Reply reply) {
    String kind = reply.contentType().split(";", 2)[0];
    ObjectNode response = object().put("description", described(endpoint, reply.status()));
    switch (kind) {
      case "" -> {}
      case "application/problem+json" ->
          response.putObject("content").putObject(kind).set("schema", problem());
      case "application/json" ->
          response
              .putObject("content")
              .putObject(kind)
              .set("schema", Bodies.answer(endpoint.proof()));
      default ->
          response.putObject("content").putObject(kind).putObject("schema").put("type", "string");
    }
    return response;
  }

  private static String described(Endpoint endpoint, int status) {
    return switch (status) {
      case 200 -> endpoint.proof() == Proof.TWILIO_SIGNATURE ? "A TwiML document." : "Done.";
      case 202 -> "It is being done.";
      case 204 -> "The event is in the log.";
      case 400 -> "Something is missing or malformed: detail says what.";
      case 401 -> "The sender has not proved itself.";
      case 403 ->
          endpoint.proof() == Proof.GRANTED_OPERATOR
              ? "The operator may not put letters back."
              : "The signature is missing or does not match.";
      case 409 -> "It is not done: why says why not.";
      case 503 -> "It could not be stored; send it again.";
      case 504 -> "No answer came in time: it may still happen.";
      default -> throw new IllegalStateException("nobody has said what %d means".formatted(status));
    };
  }

  private ObjectNode metrics() {
    Reply stranger = ingress.probe(METRICS);
    ObjectNode operation = object().put("summary", "What this instance has counted and timed.");
    operation.putArray("security").addObject().putArray("metricsToken");
    ObjectNode responses = operation.putObject("responses");
    content(responses, "200", "Prometheus' text format.", ingress.metrics())
        .putObject("schema")
        .put("type", "string");
    content(
            responses,
            String.valueOf(stranger.status()),
            "The sender has not proved itself.",
            stranger)
        .set("schema", problem());
    return operation;
  }

  private static ObjectNode content(
      ObjectNode responses, String status, String meaning, Reply reply) {
    return responses
        .putObject(status)
        .put("description", meaning)
        .putObject("content")
        .putObject(reply.contentType().split(";", 2)[0]);
  }

  private static JsonNode security(Proof proof) {
    ArrayNode ways = JsonNodeFactory.instance.arrayNode();
    List<String> schemes =
        switch (proof) {
          case TWILIO_SIGNATURE -> List.of("twilioSignature");
          case CONNECT_TOKEN -> List.of("connectToken");
          case OPERATOR_TOKEN, GRANTED_OPERATOR -> List.of("operatorToken");
          case APPOINTMENTS_TOKEN ->
              List.of("appointmentsToken", "appointmentsTokenInAddress", "operatorToken");
          case VAPI_CREDENTIAL -> List.of("vapiHmac", "vapiSecret", "vapiBearer");
        };
    schemes.forEach(scheme -> ways.addObject().putArray(scheme));
    return ways;
  }

  private static void addProofs(ObjectNode schemes) {
    key(schemes, "twilioSignature", "header", "X-Twilio-Signature");
    bearer(schemes, "connectToken", "The connect token (CONNECT_TOKEN).");
    bearer(schemes, "operatorToken", "An operator's token.");
    bearer(schemes, "appointmentsToken", "The appointments' token (APPOINTMENTS_TOKEN).");
    key(schemes, "appointmentsTokenInAddress", "query", "token");
    bearer(schemes, "metricsToken", "The token of whoever measures (METRICS_TOKEN).");
    key(schemes, "vapiHmac", "header", "x-signature");
    key(schemes, "vapiSecret", "header", "X-Vapi-Secret");
    bearer(schemes, "vapiBearer", "The webhook secret (VAPI_WEBHOOK_SECRET).");
  }

  private static void key(ObjectNode schemes, String scheme, String in, String name) {
    schemes.putObject(scheme).put("type", "apiKey").put("in", in).put("name", name);
  }

  private static void bearer(ObjectNode schemes, String scheme, String meaning) {
    schemes
        .putObject(scheme)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", meaning);
  }

  private static ObjectNode problem() {
    return object().put("$ref", "#/components/schemas/Problem");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
