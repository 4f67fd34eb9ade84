package dev.patchcord.sandbox.twin.party;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of the AI, so that it uses one of its tools.
 *
 * @param after call time since the AI began to talk to the caller in that session
 * @param tool the tool's name; absent = the one that asks for a person, as Vapi's half is set
 * @param arguments of the tool; a text may hold <code>{slot-1}</code>, <code>{slot-2}</code>, ...:
 *     the first, second, ... moment that the latest tool result of the session named
 * @param session counted per call from 1: the AI's session in which this is asked for; absent = 1
 */
public record ToolUse(
    Duration after,
    @Nullable String tool,
    @Nullable Map<String, Object> arguments,
    @Nullable Integer session) {

  public ToolUse {
    if (after.isNegative()) {
      throw new IllegalArgumentException("after must not be negative, but is " + after);
    }
    if (tool != null && !tool.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("tool must be 1 to 64 of A-Z a-z 0-9 _ -, but is " + tool);
    }
    if (session != null && session < 1) {
      throw new IllegalArgumentException("session counts from 1, but is " + session);
    }
    arguments = arguments == null ? null : Map.copyOf(arguments);
  }

  /** The session in which it is asked for, from 1. */
  public int inSession() {
    return session == null ? 1 : session;
  }
}
