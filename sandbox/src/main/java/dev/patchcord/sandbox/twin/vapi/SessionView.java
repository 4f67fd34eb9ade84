package dev.patchcord.sandbox.twin.vapi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that the twin knows of a Vapi session, for tests and for {@code GET /twin/vapi/sessions}.
 *
 * @param id Vapi's {@code call.id}
 * @param callSid the leg whose stream reached it, else the leg that the request named, else null
 * @param number 1 for the leg's first session, 2 for its return to the AI, ...; 0 while no stream
 *     has reached it
 * @param status Vapi's: queued, in-progress or ended
 * @param endedReason null while it lives, and shortly after its leg went away
 * @param request body of the {@code POST /call}
 * @param variableValues its {@code assistantOverrides.variableValues}, as text
 * @param firstMessage its {@code assistantOverrides.firstMessage}
 * @param deliveries server messages sent, in order
 * @param toolCalls tool calls sent, with the verdict on each reply
 * @param controls bodies posted to its control URL
 */
public record SessionView(
    String id,
    @Nullable String callSid,
    int number,
    String status,
    @Nullable String endedReason,
    Instant createdAt,
    @Nullable Instant openedAt,
    @Nullable Instant endedAt,
    JsonNode request,
    Map<String, String> variableValues,
    @Nullable String firstMessage,
    List<Delivery> deliveries,
    List<ToolCallDelivery> toolCalls,
    List<JsonNode> controls) {}
