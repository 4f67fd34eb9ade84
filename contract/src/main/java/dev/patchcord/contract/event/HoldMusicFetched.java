package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * The room fetched the waiting music for the caller: a heartbeat every few seconds of holding. Asks
 * for what is played.
 */
@JsonTypeName("patchcord.hold-music-fetched.v1")
public record HoldMusicFetched(String callId, Instant at, Origin origin, String legSid)
    implements TelephonyEvent {}
