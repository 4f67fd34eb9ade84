package dev.patchcord.dialer.outcome;

import dev.patchcord.contract.outcome.CommandOutcome;

/** Where it is told how commands went. */
public interface Outcomes {

  /**
   * Returns when the outcome is safely in the log, however long that takes.
   *
   * @throws InterruptedException if the dialer is made to stop before; the outcome may then be lost
   */
  void write(CommandOutcome outcome) throws InterruptedException;
}
