package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/**
 * Say this and hang up.
 *
 * @param words may be empty: hang up without a word
 */
@JsonTypeName("patchcord.hang-up.v1")
public record HangUp(List<Spoken> words) implements Answer {}
