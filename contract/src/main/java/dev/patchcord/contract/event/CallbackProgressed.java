package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Call progress of a leg that calls a caller back. The call is the earlier one, that asked for it.
 *
 * @param callback number of the try, counted per call from 1
 * @param legSid the leg that rings the caller: the id of the call that begins if the caller accepts
 * @param sequence see {@link LegProgressed}
 * @param sipCode see {@link LegProgressed}
 */
@JsonTypeName("patchcord.callback-progressed.v1")
public record CallbackProgressed(
    String callId,
    Instant at,
    Origin origin,
    int callback,
    String legSid,
    dev.patchcord.contract.LegStatus status,
    int sequence,
    @Nullable Integer sipCode)
    implements TelephonyEvent {}
