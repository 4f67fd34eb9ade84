package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/**
 * What a caller on hold hears next.
 *
 * @param words spoken first; empty for none
 * @param music addresses of audio files; empty for a pause
 */
@JsonTypeName("patchcord.wait.v1")
public record Wait(List<Spoken> words, List<String> music) implements Answer {}
