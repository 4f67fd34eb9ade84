package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/** The announcement that the room was asked to fetch. */
@JsonTypeName("patchcord.say-to-room.v1")
public record SayToRoom(List<Spoken> words) implements Answer {}
