package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallSnapshot.PassedOver;
import java.util.List;

/**
 * The search for a specialist during one transfer.
 *
 * @param first number of this transfer's first attempt; 0 before the first transfer
 * @param rounds how often somebody was dialled; all phones of a ring-all round count once
 * @param passedOver who was not rung, and why
 */
public record Hunt(int first, int rounds, List<PassedOver> passedOver) {
  public Hunt {
    passedOver = List.copyOf(passedOver);
  }

  static Hunt none() {
    return new Hunt(0, 0, List.of());
  }

  /** A new transfer: what was tried for an earlier one counts no more, except a refusal. */
  static Hunt begun(int firstAttempt) {
    return new Hunt(firstAttempt, 0, List.of());
  }

  Hunt dialled() {
    return new Hunt(first, rounds + 1, passedOver);
  }

  Hunt passingOver(List<PassedOver> who) {
    return new Hunt(first, rounds, who);
  }

  /** True if the attempt was made for the present transfer. */
  boolean includes(Attempt attempt) {
    return attempt.number() >= first;
  }
}
