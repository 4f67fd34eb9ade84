package dev.patchcord.sandbox.twin.vapi;

import tools.jackson.databind.JsonNode;

/**
 * One tool call of the model.
 *
 * @param id opaque; unique per call, the same in every delivery
 * @param name the tool's
 * @param arguments a JSON object
 */
record ToolCall(String id, String name, JsonNode arguments) {}
