package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of the assistant, so that it calls one of its tools.
 *
 * @param after since the assistant began to talk
 * @param tool null for the tool that asks for a person
 * @param arguments of the tool; texts may hold {@code {slot-1}}, {@code {slot-2}}, ...
 */
record Wish(Duration after, @Nullable String tool, Map<String, Object> arguments) {

  /** Wants a person, and says no more about it. */
  static Wish person(Duration after) {
    return new Wish(after, null, Map.of());
  }
}
