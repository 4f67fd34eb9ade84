package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every move of an operator, tried on a call as it is. */
public final class Moves {
  private static final Origin ORIGIN = new Origin("dry-run", "", "", Map.of(), Map.of(), null);

  /** What is announced for a try; whether it can be is not a matter of the words. */
  private static final String WORDS = "One moment, please.";

  private final DryRuns runs;

  public Moves(DryRuns runs) {
    this.runs = runs;
  }

  /**
   * The moves in the order of {@link OperatorAction}, a transfer first to anyone and then to each
   * specialist of the call's flow. The commands are those that the dialer would get if nothing else
   * happened before.
   *
   * @param now when the operator would ask
   * @param roster what is known of the specialists over all calls; may be empty
   * @return empty if this build does not have the machine that serves the call
   */
  public List<Move> of(Call call, Instant now, List<SpecialistStanding> roster) {
    List<Move> moves = new ArrayList<>();
    for (OperatorAction action : OperatorAction.values()) {
      tried(call, action, null, now, roster).ifPresent(moves::add);
      if (action == OperatorAction.TRANSFER) {
        for (Specialist each : call.flow().specialists()) {
          tried(call, action, each.name(), now, roster).ifPresent(moves::add);
        }
      }
    }
    return List.copyOf(moves);
  }

  /**
   * The same by what a journal has of the call and of the specialists; empty if it is forgotten.
   */
  public List<Move> of(ReplayedCall replayed, Instant now) {
    return replayed
        .call()
        .map(call -> of(call, now, JournalNotes.of(replayed).roster()))
        .orElse(List.of());
  }

  private Optional<Move> tried(
      Call call,
      OperatorAction action,
      @Nullable String specialist,
      Instant now,
      List<SpecialistStanding> roster) {
    OperatorAsked asked =
        new OperatorAsked(
            call.callId(),
            now,
            ORIGIN,
            action,
            "dry run",
            "",
            specialist,
            action == OperatorAction.ANNOUNCE ? WORDS : null);
    return runs.ofAsked(call, asked, now, roster).map(run -> new Move(action, specialist, run));
  }
}
