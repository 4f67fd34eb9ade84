package dev.patchcord.ingress.translate;

import java.util.List;

/** A server message of Vapi, as far as it concerns us. */
public sealed interface VapiMessage {

  /**
   * The assistant's model used tools.
   *
   * @param calls in the order of the message; the results must have the same
   */
  record ToolCalls(List<ToolCall> calls) implements VapiMessage {
    public ToolCalls {
      calls = List.copyOf(calls);
    }
  }

  /** The older form of one tool call, which has no id. */
  record FunctionCall(String name, Arguments arguments) implements VapiMessage {}

  /**
   * A session is over.
   *
   * @param endedReason empty if Vapi gave none
   */
  record SessionEnded(String endedReason) implements VapiMessage {}

  /** A message that is kept for its content. */
  record Report(String kind) implements VapiMessage {}

  /** A message that means nothing to us. New ones appear monthly. */
  record Unknown(String kind) implements VapiMessage {}

  /**
   * One use of a tool.
   *
   * @param id opaque ({@code call_...}, {@code toolu_...}); the same when the message is repeated;
   *     empty if missing
   */
  record ToolCall(String id, String name, Arguments arguments) {}
}
