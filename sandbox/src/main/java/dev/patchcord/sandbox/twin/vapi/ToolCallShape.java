package dev.patchcord.sandbox.twin.vapi;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * How a tool call is written down. Vapi's schema, its guides and captured traffic disagree, so a
 * receiver has to read them all.
 */
@EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
public enum ToolCallShape {
  /** As captured: the same item in all three lists, arguments as an object. */
  ALL_LISTS,
  /** {@code toolCallList} alone. */
  TOOL_CALL_LIST,
  /** The older {@code toolCalls} alone. */
  TOOL_CALLS,
  /** {@code toolWithToolCallList} alone. */
  TOOL_WITH_TOOL_CALL_LIST,
  /** All lists, arguments as JSON in a string, as the schema says. */
  STRING_ARGUMENTS,
  /** All lists, arguments as the empty string. */
  EMPTY_ARGUMENTS,
  /** {@code toolCallList} of {@code {id, name, arguments}}. */
  FLAT_ARGUMENTS,
  /** {@code toolCallList} of {@code {id, name, parameters}}. */
  FLAT_PARAMETERS,
  /** All lists, and a second call of a tool that the receiver does not know. */
  WITH_UNKNOWN_TOOL,
  /** All lists, and the model asked for a person twice in one turn. */
  TWICE_IN_ONE_TURN,
  /** The legacy message {@code function-call}, which has no id. */
  FUNCTION_CALL
}
