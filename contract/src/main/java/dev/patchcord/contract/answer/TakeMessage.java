package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.time.Duration;
import java.util.List;

/**
 * Say this, let the caller speak after the tone, and report the recording under this step.
 *
 * @param longest the carrier ends the recording then
 */
@JsonTypeName("patchcord.take-message.v1")
public record TakeMessage(List<Spoken> words, Duration longest, int step) implements Answer {}
