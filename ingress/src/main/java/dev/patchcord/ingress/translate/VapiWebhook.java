package dev.patchcord.ingress.translate;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A webhook of Vapi, read leniently: its own captures fail its specification, and the same thing
 * comes in several shapes (reference: Vapi fact sheet, section 2.3).
 *
 * @param body the whole body
 * @param message its {@code message}
 */
public record VapiWebhook(JsonNode body, JsonNode message) {
  /** Messages of the documented list that tell something about a call and need no reply. */
  private static final Set<String> REPORTS =
      Set.of(
          "status-update",
          "end-of-call-report",
          "hang",
          "transcript",
          "transcript[transcriptType=\"final\"]",
          "conversation-update",
          "speech-update",
          "user-interrupted",
          "assistant.started",
          "transfer-update",
          "phone-call-control");

  /**
   * Reads a webhook.
   *
   * @throws Refused if it is no JSON object with a typed message
   */
  public static VapiWebhook of(WebhookRequest request) {
    try {
      JsonNode body = ContractJson.mapper().readTree(String.valueOf(request.json()));
      JsonNode message = body.path("message");
      if (message.path("type").isString()) {
        return new VapiWebhook(body, message);
      }
    } catch (JacksonException e) {
      throw new Refused(Refused.Reason.MALFORMED, "The body is not valid JSON.");
    }
    throw new Refused(Refused.Reason.MISSING_FIELD, "The member message.type is missing.");
  }

  /** What it says. */
  public VapiMessage meaning() {
    String kind = message.path("type").asString();
    return switch (kind) {
      case "tool-calls" -> new VapiMessage.ToolCalls(toolCalls());
      case "function-call" -> functionCall(message.path("functionCall"));
      case "status-update" ->
          "ended".equals(text(message.path("status")))
              ? new VapiMessage.SessionEnded(orEmpty(text(message.path("endedReason"))))
              : new VapiMessage.Report(kind);
      default ->
          REPORTS.contains(kind) ? new VapiMessage.Report(kind) : new VapiMessage.Unknown(kind);
    };
  }

  /** The embedded call; missing if there is none. A snapshot of its creation: no live state. */
  public JsonNode call() {
    return message.path("call");
  }

  /** Vapi's id of the session; empty if absent. */
  public String vapiCallId() {
    return orEmpty(text(call().path("id")));
  }

  private List<VapiMessage.ToolCall> toolCalls() {
    List<VapiMessage.ToolCall> calls = new ArrayList<>();
    for (JsonNode item : toolCallItems()) {
      JsonNode function = item.path("function");
      JsonNode arguments =
          firstPresent(
              function.path("arguments"),
              item.path("arguments"),
              function.path("parameters"),
              item.path("parameters"));
      String name = text(function.path("name"));
      calls.add(
          new VapiMessage.ToolCall(
              orEmpty(text(item.path("id"))),
              name == null ? orEmpty(text(item.path("name"))) : name,
              Arguments.of(arguments)));
    }
    return calls;
  }

  private List<JsonNode> toolCallItems() {
    for (String list : List.of("toolCallList", "toolCalls")) {
      // An empty list says nothing while another one may be filled.
      if (message.path(list).isArray() && !message.path(list).isEmpty()) {
        return items(message.path(list));
      }
    }
    return items(message.path("toolWithToolCallList")).stream()
        .map(item -> item.path("toolCall"))
        .toList();
  }

  private static List<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  private static VapiMessage functionCall(JsonNode call) {
    return new VapiMessage.FunctionCall(
        orEmpty(text(call.path("name"))),
        Arguments.of(firstPresent(call.path("parameters"), call.path("arguments"))));
  }

  private static JsonNode firstPresent(JsonNode... candidates) {
    for (JsonNode candidate : candidates) {
      if (!candidate.isMissingNode() && !candidate.isNull()) {
        return candidate;
      }
    }
    return MissingNode.getInstance();
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
