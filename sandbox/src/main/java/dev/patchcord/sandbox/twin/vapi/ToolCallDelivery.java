package dev.patchcord.sandbox.twin.vapi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of one delivery of a tool-calls message.
 *
 * @param at when it was sent, in the twin's time
 * @param toolCallIds ids of its calls, in order; empty in the legacy shape
 * @param tools names of its calls, in order
 * @param arguments of the first call
 * @param shape how it was written down
 * @param delivery 1 for the first, 2 for its repetition, ...
 * @param status HTTP status of the reply; 0 if none came
 * @param reply body of the reply; null if none came
 * @param faults what was wrong with the reply, one line each; empty: Vapi would have used it
 * @param beforeStreamClosed whether the reply came while the caller still heard the assistant: only
 *     then is it spoken to its end
 */
public record ToolCallDelivery(
    Instant at,
    List<String> toolCallIds,
    List<String> tools,
    JsonNode arguments,
    ToolCallShape shape,
    int delivery,
    int status,
    @Nullable String reply,
    List<String> faults,
    boolean beforeStreamClosed) {}
