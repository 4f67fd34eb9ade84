package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * A specialist's phone was answered and its leg fetched the screening document. Asks for a
 * document.
 */
@JsonTypeName("patchcord.screening-reached.v1")
public record ScreeningReached(String callId, Instant at, Origin origin, int attempt, String legSid)
    implements TelephonyEvent {}
