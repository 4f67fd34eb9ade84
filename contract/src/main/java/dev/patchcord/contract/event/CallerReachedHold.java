package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** The caller's leg fetched the hold document: the redirect worked. */
@JsonTypeName("patchcord.caller-reached-hold.v1")
public record CallerReachedHold(String callId, Instant at, Origin origin, String legSid)
    implements TelephonyEvent {}
