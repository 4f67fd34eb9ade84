package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.time.Duration;
import java.util.List;

/**
 * Return the screening document.
 *
 * @param words who is calling, and "press 1"
 * @param timeout time to press it, over all repetitions of the question
 */
@JsonTypeName("patchcord.screen.v1")
public record Screen(int attempt, List<Spoken> words, Duration timeout) implements Answer {}
