package dev.patchcord.sandbox.twin.vapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A server message that was sent.
 *
 * @param at when, in the twin's time
 * @param type {@code message.type}
 * @param message the message, without the envelope
 * @param status HTTP status of the reply; 0 if none came
 * @param failure why none came; null if one did
 */
public record Delivery(
    Instant at, String type, JsonNode message, int status, @Nullable String failure) {}
