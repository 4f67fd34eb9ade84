package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * Let the room hear an announcement, which the carrier fetches from us under this number. Repeating
 * it says it again.
 *
 * @param announcement counted per call from 1
 */
@JsonTypeName("patchcord.announce-to-room.v1")
public record AnnounceToRoom(
    String commandId,
    String callId,
    Instant at,
    String reason,
    String conferenceSid,
    int announcement)
    implements CallCommand {}
