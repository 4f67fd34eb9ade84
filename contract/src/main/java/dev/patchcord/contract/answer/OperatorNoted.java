package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.journal.CallState;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operator's wish is being carried out.
 *
 * @param state where the call stands now
 * @param why why not; null if it is
 */
@JsonTypeName("patchcord.operator-noted.v1")
public record OperatorNoted(CallState state, @Nullable String why) implements Answer {}
