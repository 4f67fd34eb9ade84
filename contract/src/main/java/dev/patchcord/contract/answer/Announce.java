package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/** Say this to the caller's leg, then ask again under this step. */
@JsonTypeName("patchcord.announce.v1")
public record Announce(List<Spoken> words, int step) implements Answer {}
