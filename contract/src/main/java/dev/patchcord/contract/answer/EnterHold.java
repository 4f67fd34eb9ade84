package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Return the hold document. */
@JsonTypeName("patchcord.enter-hold.v1")
public record EnterHold() implements Answer {}
