package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Call progress of one leg. Arrives late, repeated, out of order or not at all.
 *
 * @param attempt 0 for the caller
 * @param sequence Twilio's {@code SequenceNumber}, counted per leg from 0; -1 where none was sent
 * @param sipCode {@code SipResponseCode}: 486 busy, 487 ring timeout, 404 unreachable
 */
@JsonTypeName("patchcord.leg-progressed.v1")
public record LegProgressed(
    String callId,
    Instant at,
    Origin origin,
    Leg leg,
    int attempt,
    String legSid,
    LegStatus status,
    int sequence,
    @Nullable Integer sipCode)
    implements TelephonyEvent {}
