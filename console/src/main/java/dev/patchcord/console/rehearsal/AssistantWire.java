package dev.patchcord.console.rehearsal;

import dev.patchcord.console.rehearsal.WireLine.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What passed between Patchcord and Vapi in one talk of a caller with the AI. */
final class AssistantWire {
  private static final int FAILED = 400;
  private static final JsonMapper JSON = JsonMapper.shared();

  private AssistantWire() {}

  static List<WireLine> lines(JsonNode session) {
    String id = "v" + session.path("id").asString("");
    List<WireLine> lines = new ArrayList<>();
    lines.add(
        new WireLine(
            id,
            at(session, "createdAt"),
            Side.PATCHCORD,
            Side.VAPI,
            "wants the AI for this caller: POST /call",
            "",
            false,
            Map.of(),
            pretty(session.path("request")),
            ""));
    int index = 0;
    for (JsonNode message : session.path("deliveries")) {
      lines.add(message(id + "m" + index++, message));
    }
    for (JsonNode call : session.path("toolCalls")) {
      lines.add(toolCall(id + "t" + index++, call));
    }
    for (JsonNode control : session.path("controls")) {
      lines.add(control(id + "c" + index++, session, control));
    }
    return lines;
  }

  private static WireLine message(String id, JsonNode message) {
    int status = message.path("status").asInt(0);
    return new WireLine(
        id,
        at(message, "at"),
        Side.VAPI,
        Side.PATCHCORD,
        "tells %s %s"
            .formatted(
                message.path("type").asString(""),
                message.path("message").path("status").asString("")),
        status == 0 ? message.path("failure").asString("") : Integer.toString(status),
        status == 0 || status >= FAILED,
        Map.of(),
        pretty(message.path("message")),
        "");
  }

  private static WireLine toolCall(String id, JsonNode call) {
    int status = call.path("status").asInt(0);
    String reply = call.path("reply").asString("");
    return new WireLine(
        id,
        at(call, "at"),
        Side.VAPI,
        Side.PATCHCORD,
        "the AI uses its tool "
            + call.path("tools")
                .valueStream()
                .map(tool -> tool.asString(""))
                .collect(Collectors.joining(", ")),
        status == 0 ? "no answer" : Integer.toString(status),
        status == 0 || status >= FAILED,
        Map.of(),
        pretty(call.path("arguments")),
        readable(reply));
  }

  /** The twin notes no time for these; they come within the talk. */
  private static WireLine control(String id, JsonNode session, JsonNode control) {
    return new WireLine(
        id,
        at(session, session.path("endedAt").isString() ? "endedAt" : "createdAt"),
        Side.PATCHCORD,
        Side.VAPI,
        "tells the AI: " + control.path("type").asString("something"),
        "",
        false,
        Map.of(),
        pretty(control),
        "");
  }

  private static Instant at(JsonNode node, String name) {
    return Instant.parse(node.path(name).asString(Instant.EPOCH.toString()));
  }

  private static String readable(String json) {
    try {
      return json.isBlank() ? "" : pretty(JSON.readTree(json));
    } catch (JacksonException e) {
      return json;
    }
  }

  private static String pretty(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isObject() && node.isEmpty())
        ? ""
        : node.toPrettyString();
  }
}
