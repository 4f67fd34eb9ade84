package dev.patchcord.sandbox.twin.vapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Judges the reply to a tool-calls message as Vapi would use it: always 200, one entry per call in
 * the same order, its id repeated, a single line of text. The object may be wrapped in {@code
 * messageResponse}, as an older guide did.
 */
final class ToolReply {
  private ToolReply() {}

  /** What is wrong with a reply, one line each; empty: nothing. */
  static List<String> faults(ToolCallShape shape, List<ToolCall> calls, int status, String body) {
    if (status != 200) {
      return List.of("status must be 200, but was " + status + ": the model ignores the reply");
    }
    JsonNode reply;
    try {
      reply = parsed(body);
    } catch (JacksonException e) {
      return List.of("reply is not JSON: " + e.getOriginalMessage());
    }
    JsonNode answer = reply.has("messageResponse") ? reply.path("messageResponse") : reply;
    List<String> faults = new ArrayList<>();
    if (shape == ToolCallShape.FUNCTION_CALL) {
      line("result", answer.path("result"), faults);
      return faults;
    }
    JsonNode results = answer.path("results");
    if (!results.isArray()) {
      return List.of("reply has no results list: the model sees \"no result returned\"");
    }
    if (results.size() != calls.size()) {
      faults.add("results has " + results.size() + " entries for " + calls.size() + " tool calls");
    }
    for (int i = 0; i < Math.min(results.size(), calls.size()); i++) {
      entry(i, results.path(i), calls.get(i), faults);
    }
    return faults;
  }

  /** Whether two replies say the same; the order of a JSON object's members says nothing. */
  static boolean sameMeaning(String one, String other) {
    try {
      return parsed(one).equals(parsed(other));
    } catch (JacksonException e) {
      return one.equals(other);
    }
  }

  private static JsonNode parsed(String body) {
    return VapiJson.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  private static void entry(int index, JsonNode entry, ToolCall call, List<String> faults) {
    String at = "results[" + index + "]";
    String id = entry.path("toolCallId").stringValue("");
    if (!call.id().equals(id)) {
      faults.add(at + ".toolCallId is \"" + id + "\", but the call is " + call.id());
    }
    JsonNode name = entry.path("name");
    if (!name.isMissingNode() && !call.name().equals(name.stringValue(""))) {
      faults.add(at + ".name is " + name + ", but the tool is " + call.name());
    }
    if (entry.has("result") == entry.has("error")) {
      faults.add(at + " must have either a result or an error");
    } else {
      String member = entry.has("result") ? "result" : "error";
      line(at + "." + member, entry.path(member), faults);
    }
  }

  private static void line(String name, JsonNode value, List<String> faults) {
    if (!value.isString()) {
      faults.add(name + " must be text, but is " + value.getNodeType());
    } else if (value.stringValue().isBlank()) {
      faults.add(name + " is blank");
    } else if (value.stringValue().lines().count() > 1) {
      faults.add(name + " must be a single line");
    }
  }
}
