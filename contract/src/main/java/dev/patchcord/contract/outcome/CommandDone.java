package dev.patchcord.contract.outcome;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.LegStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The carrier did it, or it was done already.
 *
 * @param legSid the leg that was dialled or acted on
 * @param status the leg's status in the carrier's reply
 * @param note one line, for example the HTTP status or {@code gone already (21220)}
 * @param exchanges what went to and came from the carrier for it, in order; null if nothing was
 *     posted, or if the dialer that wrote it did not tell
 */
@JsonTypeName("patchcord.command-done.v1")
public record CommandDone(
    String commandId,
    String callId,
    Instant at,
    @Nullable String legSid,
    LegStatus status,
    String note,
    @Nullable List<Exchange> exchanges)
    implements CommandOutcome {
  public CommandDone {
    exchanges = exchanges == null ? null : List.copyOf(exchanges);
  }

  /** Without what went over the wire. */
  public CommandDone(
      String commandId,
      String callId,
      Instant at,
      @Nullable String legSid,
      LegStatus status,
      String note) {
    this(commandId, callId, at, legSid, status, note, null);
  }
}
