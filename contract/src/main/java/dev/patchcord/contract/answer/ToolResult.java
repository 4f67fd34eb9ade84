package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** What a tool returns to the assistant, on one line. */
@JsonTypeName("patchcord.tool-result.v1")
public record ToolResult(String text) implements Answer {}
