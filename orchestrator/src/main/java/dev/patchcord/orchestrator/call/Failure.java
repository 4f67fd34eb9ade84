package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.FALLBACK;

import java.util.function.BiFunction;

/**
 * One way in which an attempt fails. What follows does not depend on which: others may still ring,
 * somebody may be left to be rung now or after a pause, or the ladder begins.
 *
 * @param name of the row that leads to the ladder; the others append to it
 * @param on what it is entered by
 * @param guard besides: of an attempt under way
 * @param before facts noted first
 * @param outcome of the attempt, from the call as it was
 * @param does the effect on the attempt as people read it
 */
record Failure(
    String name,
    TriggerKind on,
    Guard guard,
    Effect before,
    BiFunction<Call, Stimulus, String> outcome,
    String does) {

  static final String LADDER = "the ladder begins: redirect the caller; deadline fallback-confirm";

  static Failure of(
      String name, TriggerKind on, Guard guard, Effect before, String outcome, String does) {
    return new Failure(name, on, guard, before, (_, _) -> outcome, does);
  }

  /** Adds the rows, which must stand together. */
  void addTo(Rows rows) {
    rows.stay(
        name + "-while-others-ring",
        on,
        guard.and(HuntGuards.OTHERS_RING),
        before.then(this::end),
        does + "; the other phones go on ringing");
    addAfterAcceptanceTo(rows);
  }

  /** The same where no others can ring: an acceptance has ended that. */
  void addAfterAcceptanceTo(Rows rows) {
    Effect end = before.then(this::end);
    rows.to(
            DIALING,
            name + "-next",
            on,
            guard.and(HuntGuards.somebodyLeftAfter(outcome)),
            end.then(AttemptEffects::dial),
            does + "; dial the next specialist")
        .stay(
            name + "-pause",
            on,
            guard.and(HuntGuards.restAfter(outcome)),
            end.then(AttemptEffects::rest),
            does + "; everybody was rung: deadline next-round")
        .to(
            FALLBACK,
            name,
            on,
            guard,
            end.then(AttemptEffects::passOver)
                .then(
                    draft ->
                        FallbackEffects.begin(
                            draft, outcome.apply(draft.known(), draft.stimulus()))),
            does + "; " + LADDER);
  }

  private void end(Draft draft) {
    AttemptEffects.endSubject(draft, outcome.apply(draft.known(), draft.stimulus()));
  }
}
