package dev.patchcord.published.http;

import dev.patchcord.console.search.FoundCall;
import dev.patchcord.published.http.AskedConsole.Reply;
import dev.patchcord.published.http.AskedConsole.Visitor;
import dev.patchcord.published.schema.RecordSchemas;
import dev.patchcord.published.schema.SourceComments;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of the console: paths and parameters are its controllers', what they are for
 * is their Javadoc, and how they answer was heard. A controller more is described by itself.
 */
final class ConsoleApi {
  private static final String SESSION = "session";
  private static final String UNKNOWN = "CA00000000000000000000000000000000";

  /** What is answered as JSON: arrays of these. Bytes do not say it. */
  private static final Map<String, Class<?>> ROWS = Map.of("GET /search.json", FoundCall.class);

  private final AskedConsole console;
  private final SourceComments comments;

  /** The answers that were heard, for the judge of their bodies. */
  private final Map<String, Map<Integer, Reply>> heard = new LinkedHashMap<>();

  ConsoleApi(AskedConsole console, SourceComments comments) {
    this.console = console;
    this.comments = comments;
  }

  Map<String, Map<Integer, Reply>> heard() {
    return heard;
  }

  ObjectNode document() {
    HttpDocument document =
        new HttpDocument(
            "console",
            "Pages for people, the streams that keep them up to date, and what a program may take"
                + " from here: lists of calls as CSV and JSON. A program logs in as a person does:"
                + " the token in the form of GET /login, then POST /login. What is answered depends"
                + " on the role: viewers see numbers down to their last two digits.");
    console.mappings().forEach((name, handler) -> add(document, plain(name), handler));
    document.add("POST", "/login", login());
    Probes.describe(
        document,
        "Whether this instance has read the topics to their end.",
        path -> console.visitor().get(path).contentType());
    document
        .securitySchemes()
        .putObject(SESSION)
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "PATCHCORD_CONSOLE")
        .put("description", "Set by POST /login.");
    return document.json();
  }

  /** A path's variables without the forms that they must have. */
  private static String plain(String name) {
    return name.replaceAll("\\{([a-zA-Z]+):.*?}(?=/|$)", "{$1}");
  }

  private void add(HttpDocument document, String name, HandlerMethod handler) {
    Map<Integer, Reply> replies = ask(name);
    heard.put(name, replies);
    ObjectNode operation = object().put("summary", summary(handler));
    ArrayNode security = operation.putArray("security");
    if (replies.containsKey(302)) {
      security.addObject().putArray(SESSION);
    }
    ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
    for (Parameter parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(PathVariable.class)) {
        parameters.add(parameter("path", parameter.getName(), parameter.getType(), "", true));
      } else if (parameter.isAnnotationPresent(RequestParam.class)) {
        boolean required = parameter.getAnnotation(RequestParam.class).required();
        parameters.add(parameter("query", parameter.getName(), parameter.getType(), "", required));
      } else if (parameter.getType().isRecord() && name.startsWith("GET ")) {
        fields(
            parameter.getType(),
            (field, about) ->
                parameters.add(parameter("query", field, String.class, about, false)));
      } else if (parameter.getType().isRecord()) {
        operation.set("requestBody", form(parameter.getType()));
      }
    }
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    operation.set("responses", responses(name, replies, document.schemas()));
    String[] place = name.split(" ", 2);
    document.add(place[0], place[1], operation);
  }

  /** As somebody who may, as somebody who may not, about what nobody knows. */
  private Map<Integer, Reply> ask(String name) {
    String path = name.substring(name.indexOf(' ') + 1);
    String about = about(path, AskedConsole.CALL, AskedConsole.LETTER);
    String aboutNobody = about(path, UNKNOWN, "9:9");
    Visitor operator = console.visitor(AskedConsole.OPERATOR);
    List<Reply> replies = new ArrayList<>();
    if (name.startsWith("GET ")) {
      replies.add(operator.get(about));
      replies.add(console.visitor().get(about));
      replies.add(operator.get(aboutNobody));
    } else {
      replies.add(operator.post(about, Map.of()));
      replies.add(operator.postWithoutToken(about));
      replies.add(console.visitor(AskedConsole.VIEWER).post(about, Map.of()));
    }
    Map<Integer, Reply> byStatus = new TreeMap<>();
    replies.forEach(reply -> byStatus.putIfAbsent(reply.status(), reply));
    return byStatus;
  }

  private static String about(String path, String callId, String letter) {
    return path.replace("{callId}", callId).replace("{id}", letter).replaceAll("\\{[a-z]+}", "1");
  }

  /** Spring Security's, so no controller of ours. */
  private ObjectNode login() {
    Reply in =
        console
            .visitor()
            .post(
                "/login",
                Map.of("username", AskedConsole.OPERATOR, "password", AskedConsole.OPERATOR));
    ObjectNode operation = object().put("summary", "Logs in, and sets the session's cookie.");
    operation.putArray("security");
    ObjectNode properties = object();
    property(properties, "username", "");
    property(properties, "password", "");
    operation.set("requestBody", form(properties));
    operation
        .putObject("responses")
        .putObject(String.valueOf(in.status()))
        .put("description", "To the page Now; to /login?error if the login is refused.");
    return operation;
  }

  private ObjectNode form(Class<?> fields) {
    ObjectNode properties = object();
    fields(fields, (field, about) -> property(properties, field, about));
    return form(properties);
  }

  private static ObjectNode form(ObjectNode properties) {
    property(properties, "_csrf", "The token that the page's own form has.");
    ObjectNode body = object();
    ObjectNode schema =
        body.putObject("content")
            .putObject("application/x-www-form-urlencoded")
            .putObject("schema")
            .put("type", "object");
    schema.set("properties", properties);
    schema.putArray("required").add("_csrf");
    return body;
  }

  private static void property(ObjectNode properties, String field, String about) {
    ObjectNode property = properties.putObject(field).put("type", "string");
    if (!about.isEmpty()) {
      property.put("description", about);
    }
  }

  /** A field of a form, and what is said of it. */
  private interface Field {
    void take(String name, String about);
  }

  private void fields(Class<?> form, Field each) {
    for (RecordComponent component : form.getRecordComponents()) {
      each.take(component.getName(), comments.of(form, component.getName()));
    }
  }

  private static ObjectNode parameter(
      String in, String name, Class<?> type, String about, boolean required) {
    ObjectNode parameter = object().put("in", in).put("name", name).put("required", required);
    parameter.put("description", about.isEmpty() ? name : about);
    ObjectNode schema = parameter.putObject("schema");
    if (type == long.class || type == int.class) {
      schema.put("type", "integer");
    } else {
      schema.put("type", "string");
    }
    if (type.isEnum()) {
      ArrayNode words = schema.putArray("enum");
      for (Object word : type.getEnumConstants()) {
        words.add(word.toString());
      }
    }
    return parameter;
  }

  private String summary(HandlerMethod handler) {
    String said = comments.of(handler.getMethod());
    return said.isEmpty() ? comments.of(handler.getBeanType()) : said;
  }

  private ObjectNode responses(String name, Map<Integer, Reply> replies, ObjectNode schemas) {
    ObjectNode responses = object();
    replies.forEach(
        (status, reply) -> {
          ObjectNode response =
              responses
                  .putObject(String.valueOf(status))
                  .put("description", described(name, reply));
          if (status == 200) {
            response
                .putObject("content")
                .putObject(reply.contentType())
                .set("schema", schema(name, reply, schemas));
          }
        });
    return responses;
  }

  private JsonNode schema(String name, Reply reply, ObjectNode schemas) {
    if (!reply.contentType().equals("application/json")) {
      return object().put("type", "string");
    }
    Class<?> row = ROWS.get(name);
    if (row == null) {
      throw new IllegalStateException("say in ROWS of what the JSON of " + name + " is");
    }
    JsonNode schema =
        Bodies.json(
            new RecordSchemas(comments)
                .of(row)
                .toString()
                .replace("#/" + RecordSchemas.DEFINITIONS + "/", "#/components/schemas/"));
    schema
        .path(RecordSchemas.DEFINITIONS)
        .properties()
        .forEach(each -> schemas.set(each.getKey(), each.getValue()));
    schemas.set(
        row.getSimpleName(),
        ((ObjectNode) schema).without(List.of("$schema", "title", RecordSchemas.DEFINITIONS)));
    ObjectNode array = object().put("type", "array");
    array.putObject("items").put("$ref", "#/components/schemas/" + row.getSimpleName());
    return array;
  }

  private static String described(String name, Reply reply) {
    boolean get = name.startsWith("GET ");
    return switch (reply.status()) {
      case 200 ->
          switch (reply.contentType()) {
            case "text/html" -> "A page for people.";
            case "text/event-stream" -> "Parts of a page, as server-sent events.";
            case "text/csv" -> "Columns: " + reply.body().lines().findFirst().orElse("") + '.';
            default -> "Done.";
          };
      case 302 -> get ? "Log in first, at /login." : "The page that follows says what came of it.";
      case 403 -> "The form has no token of ours, or this role may not.";
      case 404 -> "The log does not know it.";
      default -> throw new IllegalStateException(name + ": nobody has said what is " + reply);
    };
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
