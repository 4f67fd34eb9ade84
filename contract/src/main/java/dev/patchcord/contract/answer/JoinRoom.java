package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Return the document that takes the specialist into the caller's room. */
@JsonTypeName("patchcord.join-room.v1")
public record JoinRoom(int attempt) implements Answer {}
