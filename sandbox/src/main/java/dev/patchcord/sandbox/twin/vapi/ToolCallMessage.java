package dev.patchcord.sandbox.twin.vapi;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes tool calls down in one of the shapes seen on the wire. */
final class ToolCallMessage {
  private ToolCallMessage() {}

  /** {@code message.type} of this shape. */
  static String type(ToolCallShape shape) {
    return shape == ToolCallShape.FUNCTION_CALL ? "function-call" : "tool-calls";
  }

  /**
   * Adds the calls to a message that has its common members.
   *
   * @param server the tool's server, as the tool definition names it
   * @param timeout the tool server's, which Vapi states in seconds
   */
  static void add(
      ObjectNode message, ToolCallShape shape, List<ToolCall> calls, URI server, Duration timeout) {
    switch (shape) {
      case ALL_LISTS, WITH_UNKNOWN_TOOL, TWICE_IN_ONE_TURN ->
          allLists(message, calls, Arguments.OBJECT, server, timeout);
      case STRING_ARGUMENTS -> allLists(message, calls, Arguments.TEXT, server, timeout);
      case EMPTY_ARGUMENTS -> allLists(message, calls, Arguments.EMPTY_TEXT, server, timeout);
      case TOOL_CALL_LIST -> list(message, "toolCallList", calls, Arguments.OBJECT);
      case TOOL_CALLS -> list(message, "toolCalls", calls, Arguments.OBJECT);
      case TOOL_WITH_TOOL_CALL_LIST ->
          withDefinitions(message, calls, Arguments.OBJECT, server, timeout);
      case FLAT_ARGUMENTS -> flat(message, calls, "arguments");
      case FLAT_PARAMETERS -> flat(message, calls, "parameters");
      case FUNCTION_CALL -> {
        ObjectNode call = message.putObject("functionCall");
        call.put("name", calls.getFirst().name());
        call.set("parameters", Arguments.OBJECT.of(calls.getFirst()));
        return;
      }
    }
    conversation(message, calls);
  }

  private static void allLists(
      ObjectNode message, List<ToolCall> calls, Arguments form, URI server, Duration timeout) {
    list(message, "toolCallList", calls, form);
    list(message, "toolCalls", calls, form);
    withDefinitions(message, calls, form, server, timeout);
  }

  private static void list(ObjectNode message, String name, List<ToolCall> calls, Arguments form) {
    ArrayNode list = message.putArray(name);
    calls.forEach(call -> list.add(item(call, form)));
  }

  private static ObjectNode item(ToolCall call, Arguments form) {
    ObjectNode item = VapiJson.object().put("id", call.id()).put("type", "function");
    item.putObject("function").put("name", call.name()).set("arguments", form.of(call));
    return item;
  }

  private static void withDefinitions(
      ObjectNode message, List<ToolCall> calls, Arguments form, URI server, Duration timeout) {
    ArrayNode list = message.putArray("toolWithToolCallList");
    for (ToolCall call : calls) {
      ObjectNode tool = list.addObject().put("type", "function").put("async", false);
      ObjectNode function = tool.putObject("function").put("name", call.name());
      function.put("description", "A tool of the customer's server.");
      ObjectNode parameters = function.putObject("parameters").put("type", "object");
      ObjectNode properties = parameters.putObject("properties");
      call.arguments().propertyNames().forEach(properties::putObject);
      tool.putObject("server")
          .put("url", server.toString())
          .put("timeoutSeconds", Math.max(1, timeout.toSeconds()));
      tool.putArray("messages")
          .addObject()
          .put("type", "request-start")
          .put("content", "Please hold while I connect you.")
          .put("blocking", true);
      tool.set("toolCall", item(call, form));
    }
  }

  private static void flat(ObjectNode message, List<ToolCall> calls, String argumentsName) {
    ArrayNode list = message.putArray("toolCallList");
    calls.forEach(
        call ->
            list.addObject()
                .put("id", call.id())
                .put("name", call.name())
                .set(argumentsName, Arguments.OBJECT.of(call)));
  }

  /** The conversation so far repeats the calls, with the arguments always as text. */
  private static void conversation(ObjectNode message, List<ToolCall> calls) {
    ObjectNode turn = message.putObject("artifact").putArray("messages").addObject();
    turn.put("role", "tool_calls");
    ArrayNode list = turn.putArray("toolCalls");
    calls.forEach(call -> list.add(item(call, Arguments.TEXT)));
  }

  private enum Arguments {
    OBJECT,
    TEXT,
    EMPTY_TEXT;

    JsonNode of(ToolCall call) {
      JsonNode arguments = call.arguments();
      return switch (this) {
        case OBJECT -> arguments;
        case TEXT -> VapiJson.tree(VapiJson.text(arguments));
        case EMPTY_TEXT -> VapiJson.tree("");
      };
    }
  }
}
