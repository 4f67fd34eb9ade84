package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/** Say this and report under this step whether the caller pressed 1. */
@JsonTypeName("patchcord.offer-callback.v1")
public record OfferCallback(List<Spoken> words, int step) implements Answer {}
