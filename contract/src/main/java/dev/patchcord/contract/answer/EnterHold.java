package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/**
 * Return the hold document.
 *
 * @param first spoken before the room is entered
 * @param starKey a star leaves the room
 */
@JsonTypeName("patchcord.enter-hold.v1")
public record EnterHold(List<Spoken> first, boolean starKey) implements Answer {}
