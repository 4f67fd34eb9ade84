package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.FALLBACK;

import java.util.List;

/**
 * The caller is on hold: the first phone rings. Where there is none to ring, because nobody works
 * now or everybody has declined, the ladder begins at once.
 */
final class Entrance {
  private Entrance() {}

  /** Adds the two rows, which must stand together. */
  static void addTo(Rows rows, String name, TriggerKind on, Guard guard, String does) {
    Effect reached = HoldEffects::reached;
    rows.to(
            DIALING,
            name,
            on,
            guard.and(HuntGuards.SOMEBODY_LEFT),
            reached.then(AttemptEffects::dial),
            does)
        .to(
            FALLBACK,
            name + "-nobody-to-ring",
            on,
            guard,
            reached.then(Entrance::nobody),
            "nobody can be rung now; " + Failure.LADDER);
  }

  private static void nobody(Draft draft) {
    List<String> why =
        AttemptEffects.passOver(draft).passedOver().stream().map(each -> each.why()).toList();
    FallbackEffects.begin(
        draft,
        !why.isEmpty() && why.stream().allMatch(Candidates.OUTSIDE_HOURS::equals)
            ? Candidates.OUTSIDE_HOURS
            : Outcomes.NOBODY_ELIGIBLE);
  }
}
