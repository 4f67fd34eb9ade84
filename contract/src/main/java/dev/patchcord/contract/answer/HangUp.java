package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Say this and hang up.
 *
 * @param sentence may be empty: hang up without a word
 */
@JsonTypeName("patchcord.hang-up.v1")
public record HangUp(String sentence) implements Answer {}
