package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.LegStatus;
import java.time.Instant;

/**
 * The caller's leg came out of the room, or was redirected out of it, and wants to know what to do
 * now. Asks for a document. Twilio may fetch it twice for one redirect: first as the interrupted
 * Dial's action, then as the redirect's target.
 *
 * @param step number of the redirect that named this URL; 0 when it is the Dial action
 * @param legStatus the caller's leg; a final one means that the caller has hung up
 * @param dialStatus Twilio's {@code DialCallStatus}; empty if absent
 */
@JsonTypeName("patchcord.hold-left.v1")
public record HoldLeft(
    String callId,
    Instant at,
    Origin origin,
    String legSid,
    int step,
    LegStatus legStatus,
    String dialStatus)
    implements TelephonyEvent {}
