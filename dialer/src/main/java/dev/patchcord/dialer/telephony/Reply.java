package dev.patchcord.dialer.telephony;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.outcome.LookedUp.FoundLeg;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one request, sorted by what may be done next. */
public sealed interface Reply {

  /**
   * It is done, or was done already.
   *
   * @param legSid null for what is done to no leg
   * @param note one line
   */
  record Done(@Nullable String legSid, LegStatus status, String note) implements Reply {}

  /**
   * What a look-up found.
   *
   * @param legs oldest first
   * @param room participant labels; empty if there is no live room, null if that is not known
   * @param conferenceSid of the live room; null if there is none
   */
  record Found(List<FoundLeg> legs, @Nullable List<String> room, @Nullable String conferenceSid)
      implements Reply {
    public Found {
      legs = List.copyOf(legs);
      room = room == null ? null : List.copyOf(room);
    }
  }

  /**
   * The carrier will not do it; asking again gets the same answer.
   *
   * @param code the carrier's error code
   * @param message one line
   */
  record Refused(int httpStatus, int code, String message) implements Reply {}

  /**
   * The carrier has certainly not taken it: asking again is safe, also for a dial. Too many
   * requests at once, or no connection.
   *
   * @param retryAfter the carrier's wish; zero if it has none
   * @param httpStatus 0 if there was no connection
   * @param code the carrier's error code, 0 if none
   * @param cause one line
   */
  record NotTaken(Duration retryAfter, int httpStatus, int code, String cause) implements Reply {}

  /**
   * Nobody knows whether it happened: never ask again for something that must not happen twice.
   *
   * @param httpStatus 0 if there was no reply
   * @param cause one line
   */
  record Ambiguous(int httpStatus, String cause) implements Reply {}
}
