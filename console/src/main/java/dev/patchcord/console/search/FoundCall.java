package dev.patchcord.console.search;

import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that was found.
 *
 * @param from caller's number
 * @param to dialled number
 * @param endedAt null while it goes on
 * @param bridged caller and a specialist were together
 * @param specialists rung, in order
 * @param outcomes of the attempts, as far as they are over
 */
public record FoundCall(
    String callId,
    CallState state,
    String from,
    String to,
    Instant begunAt,
    @Nullable Instant endedAt,
    boolean bridged,
    List<String> specialists,
    List<String> outcomes,
    String flow,
    String machine) {
  public FoundCall {
    specialists = List.copyOf(specialists);
    outcomes = List.copyOf(outcomes);
  }

  static FoundCall of(LiveCall call) {
    List<AttemptView> attempts = call.snapshot().attempts();
    return new FoundCall(
        call.callId(),
        call.state(),
        call.snapshot().from(),
        call.snapshot().to(),
        call.snapshot().begunAt(),
        call.lives() ? null : call.snapshot().since(),
        attempts.stream().anyMatch(each -> each.times().containsKey("joined")),
        attempts.stream().map(AttemptView::specialist).toList(),
        attempts.stream().map(AttemptView::outcome).filter(Objects::nonNull).toList(),
        call.snapshot().flowVersion(),
        call.snapshot().machineVersion());
  }

  static FoundCall of(CallIndex call) {
    return new FoundCall(
        call.callId(),
        CallState.ENDED,
        call.from(),
        call.to(),
        call.begunAt(),
        call.endedAt(),
        call.bridgedAt() != null,
        call.rung().stream().map(CallIndex.Rung::specialist).toList(),
        call.rung().stream().map(CallIndex.Rung::outcome).filter(Objects::nonNull).toList(),
        call.flowVersion(),
        call.machineVersion());
  }

  /** As that person may see it. */
  FoundCall seenBy(Person person) {
    return new FoundCall(
        callId,
        state,
        person.sees(from),
        person.sees(to),
        begunAt,
        endedAt,
        bridged,
        specialists,
        outcomes,
        flow,
        machine);
  }
}
