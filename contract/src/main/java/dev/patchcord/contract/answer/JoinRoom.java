package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/**
 * Return the document that takes the specialist into the caller's room.
 *
 * @param briefing spoken before the room is entered
 * @param starKey a star leaves the room
 */
@JsonTypeName("patchcord.join-room.v1")
public record JoinRoom(int attempt, List<Spoken> briefing, boolean starKey) implements Answer {}
