package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Return the screening document.
 *
 * @param sentence what is said before "press 1"
 */
@JsonTypeName("patchcord.screen.v1")
public record Screen(int attempt, String sentence) implements Answer {}
