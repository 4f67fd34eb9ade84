package dev.patchcord.contract.outcome;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * It did not happen and will not: the carrier refused it, or it was withdrawn before it was posted.
 *
 * @param httpStatus 0 if nothing was posted
 * @param code the carrier's error code, 0 if none
 * @param message one line
 * @param exchanges what went to and came from the carrier for it, in order; null if nothing was
 *     posted, or if the dialer that wrote it did not tell
 */
@JsonTypeName("patchcord.command-refused.v1")
public record CommandRefused(
    String commandId,
    String callId,
    Instant at,
    int httpStatus,
    int code,
    String message,
    @Nullable List<Exchange> exchanges)
    implements CommandOutcome {
  public CommandRefused {
    exchanges = exchanges == null ? null : List.copyOf(exchanges);
  }

  /** Without what went over the wire. */
  public CommandRefused(
      String commandId, String callId, Instant at, int httpStatus, int code, String message) {
    this(commandId, callId, at, httpStatus, code, message, null);
  }
}
