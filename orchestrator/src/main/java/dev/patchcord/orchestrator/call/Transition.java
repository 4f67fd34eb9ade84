package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallState;

/**
 * One row of the table. An older version's row stays here, with its guard and its effect, until the
 * last call of that version has ended.
 *
 * @param name {@code <from>/<what happens>}, unique, stands in the journal
 * @param from state before
 * @param on what it is entered by
 * @param guard must hold; the first row of the same state and trigger whose guard holds is taken
 * @param to state after
 * @param effect commands, deadlines, answers and facts
 * @param does the effect as people read it
 * @param versions which versions of the machine have it
 */
public record Transition(
    String name,
    CallState from,
    TriggerKind on,
    Guard guard,
    CallState to,
    Effect effect,
    String does,
    Span versions) {}
