package dev.patchcord.contract.outcome;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nobody knows: no reply, a server error, or a dialer that died in between. The leg may exist.
 *
 * @param httpStatus 0 if there was no reply
 * @param cause one line
 * @param exchanges what went to and came from the carrier for it, in order; null if nothing was
 *     posted, or if the dialer that wrote it did not tell
 */
@JsonTypeName("patchcord.command-ambiguous.v1")
public record CommandAmbiguous(
    String commandId,
    String callId,
    Instant at,
    int httpStatus,
    String cause,
    @Nullable List<Exchange> exchanges)
    implements CommandOutcome {
  public CommandAmbiguous {
    exchanges = exchanges == null ? null : List.copyOf(exchanges);
  }

  /** Without what went over the wire. */
  public CommandAmbiguous(
      String commandId, String callId, Instant at, int httpStatus, String cause) {
    this(commandId, callId, at, httpStatus, cause, null);
  }
}
