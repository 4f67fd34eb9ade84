package dev.patchcord.sandbox.twin.vapi;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The bodies that a control URL takes (Vapi docs, calls/call-features; ClientInboundMessage*). */
final class LiveControl {
  private static final Set<String> CONTROLS =
      Set.of(
          "mute-assistant",
          "unmute-assistant",
          "mute-customer",
          "unmute-customer",
          "say-first-message");

  private LiveControl() {}

  /** What is wrong with a body, one line each; empty: nothing. */
  static List<String> faults(JsonNode body) {
    String type = body.path("type").stringValue("");
    return switch (type) {
      case "say" -> needs(body.path("content").isString(), "content must be a string");
      case "add-message" ->
          needs(
              body.path("message").path("role").isString()
                  && body.path("message").path("content").isString(),
              "message must have a role and a content");
      case "control" ->
          needs(
              CONTROLS.contains(body.path("control").stringValue("")),
              "control must be one of mute-assistant, unmute-assistant, mute-customer,"
                  + " unmute-customer, say-first-message");
      case "transfer", "handoff" ->
          needs(body.path("destination").isObject(), "destination must be an object");
      case "end-call" -> List.of();
      default ->
          List.of("type must be one of say, add-message, control, end-call, transfer, handoff");
    };
  }

  private static List<String> needs(boolean holds, String otherwise) {
    return holds ? List.of() : List.of(otherwise);
  }
}
