package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.event.OperatorAction;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator can ask for, and what would come of it now.
 *
 * @param specialist whom to ring, by name; null for whoever is next, and where it does not matter
 * @param run what the machine would do; refused if the move is not legal now
 */
public record Move(OperatorAction action, @Nullable String specialist, DryRun run) {

  /** True if the machine would do it. */
  public boolean legal() {
    return run.refusal() == null;
  }
}
