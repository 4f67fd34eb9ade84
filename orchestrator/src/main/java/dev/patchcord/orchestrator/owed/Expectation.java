package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.journal.JournalRecord.Deadline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A debt in the making: who is to do what, without the times.
 *
 * @param from see {@link Debt}
 * @param who likewise
 * @param what likewise
 * @param background likewise
 * @param commandId likewise
 */
record Expectation(
    Debtor from, String who, String what, boolean background, @Nullable String commandId) {

  static Expectation of(Debtor from, String what) {
    return new Expectation(from, from.words(), what, false, null);
  }

  /** Of a party that has a name. */
  Expectation by(String name) {
    return new Expectation(from, name, what, background, commandId);
  }

  Expectation inBackground() {
    return new Expectation(from, who, what, true, commandId);
  }

  Expectation about(@Nullable String command) {
    return new Expectation(from, who, what, background, command);
  }

  Expectation adding(String more) {
    return new Expectation(from, who, what + more, background, commandId);
  }

  Debt since(Instant since, @Nullable Deadline watch) {
    return new Debt(from, who, what, since, watch, background, commandId, null);
  }
}
