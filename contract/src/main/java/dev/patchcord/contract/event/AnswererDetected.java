package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** Verdict of the answering machine detection on a specialist's leg. */
@JsonTypeName("patchcord.answerer-detected.v1")
public record AnswererDetected(
    String callId, Instant at, Origin origin, int attempt, String legSid, AnsweredBy answeredBy)
    implements TelephonyEvent {}
