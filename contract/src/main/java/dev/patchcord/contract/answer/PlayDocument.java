package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Return exactly this document. */
@JsonTypeName("patchcord.play-document.v1")
public record PlayDocument(String twiml) implements Answer {}
