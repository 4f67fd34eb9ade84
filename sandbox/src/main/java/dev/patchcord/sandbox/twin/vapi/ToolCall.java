package dev.patchcord.sandbox.twin.vapi;

/**
 * One tool call of the model.
 *
 * @param id opaque; unique per call, the same in every delivery
 * @param name the tool's
 * @param reason its one argument: what the caller wants
 */
record ToolCall(String id, String name, String reason) {}
