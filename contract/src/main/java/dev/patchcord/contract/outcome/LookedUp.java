package dev.patchcord.contract.outcome;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.LegStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the carrier says about the legs that were asked for. It may lag behind (Twilio reference,
 * 1.1).
 *
 * @param legs the legs found, oldest first; empty if there is none
 * @param room who is in the caller's room, by participant label; null if the room was not asked for
 *     or could not be read
 * @param conferenceSid the room's, null if there is no live one
 * @param exchanges what went to and came from the carrier for it, in order; null if nothing was
 *     posted, or if the dialer that wrote it did not tell
 */
@JsonTypeName("patchcord.looked-up.v1")
public record LookedUp(
    String commandId,
    String callId,
    Instant at,
    List<FoundLeg> legs,
    @Nullable List<String> room,
    @Nullable String conferenceSid,
    @Nullable List<Exchange> exchanges)
    implements CommandOutcome {
  public LookedUp {
    legs = List.copyOf(legs);
    room = room == null ? null : List.copyOf(room);
    exchanges = exchanges == null ? null : List.copyOf(exchanges);
  }

  /** Without what went over the wire. */
  public LookedUp(
      String commandId,
      String callId,
      Instant at,
      List<FoundLeg> legs,
      @Nullable List<String> room,
      @Nullable String conferenceSid) {
    this(commandId, callId, at, legs, room, conferenceSid, null);
  }

  /**
   * One leg.
   *
   * @param createdAt null if the carrier did not say
   */
  public record FoundLeg(String legSid, LegStatus status, @Nullable Instant createdAt) {}
}
