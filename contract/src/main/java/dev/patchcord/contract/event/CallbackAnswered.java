package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * The phone of a caller who is called back was answered. The call is the earlier one. Asks what to
 * say and what the new call has to know.
 */
@JsonTypeName("patchcord.callback-answered.v1")
public record CallbackAnswered(
    String callId, Instant at, Origin origin, int callback, String legSid)
    implements TelephonyEvent {}
