package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * A caller dialled our number (Twilio voice request to {@code /inbound_call}). Asks for a document.
 *
 * @param from caller's number as the carrier gave it; may be {@code anonymous}
 * @param to the number that was dialled; empty if the request did not say (the seed's cURL line)
 */
@JsonTypeName("patchcord.call-arrived.v1")
public record CallArrived(String callId, Instant at, Origin origin, String from, String to)
    implements TelephonyEvent {}
