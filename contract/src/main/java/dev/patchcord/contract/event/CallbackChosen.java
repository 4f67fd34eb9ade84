package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * The caller has heard the offer of a callback. Asks for a document.
 *
 * @param step of the document that offered it
 * @param digits keys pressed; empty for silence. Only {@code 1} accepts
 */
@JsonTypeName("patchcord.callback-chosen.v1")
public record CallbackChosen(
    String callId, Instant at, Origin origin, String legSid, int step, String digits)
    implements TelephonyEvent {}
