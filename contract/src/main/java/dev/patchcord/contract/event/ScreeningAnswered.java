package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * The screening prompt ended with a key press or with silence. Asks for a document.
 *
 * @param digits keys pressed; empty for silence. Only {@code 1} accepts
 */
@JsonTypeName("patchcord.screening-answered.v1")
public record ScreeningAnswered(
    String callId, Instant at, Origin origin, int attempt, String legSid, String digits)
    implements TelephonyEvent {}
