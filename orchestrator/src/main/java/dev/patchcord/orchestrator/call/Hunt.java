package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallSnapshot.PassedOver;
import java.util.List;

/**
 * The search for a specialist during one transfer.
 *
 * @param first number of this transfer's first attempt; 0 before the first transfer
 * @param rounds how often somebody was dialled; all phones of a ring-all round count once
 * @param dropped attempt whose talk was cut, and whose specialist is rung before anybody else; 0
 *     for none
 * @param passedOver who was not rung, and why
 */
public record Hunt(int first, int rounds, int dropped, List<PassedOver> passedOver) {
  public Hunt {
    passedOver = List.copyOf(passedOver);
  }

  static Hunt none() {
    return new Hunt(0, 0, 0, List.of());
  }

  /** A new transfer: what was tried for an earlier one counts no more, except a refusal. */
  static Hunt begun(int firstAttempt) {
    return new Hunt(firstAttempt, 0, 0, List.of());
  }

  /** Somebody is being rung; whoever was cut off has had the turn. */
  Hunt dialled() {
    return new Hunt(first, rounds + 1, 0, passedOver);
  }

  Hunt passingOver(List<PassedOver> who) {
    return new Hunt(first, rounds, dropped, who);
  }

  /** The talk of this attempt was cut: its specialist expects the caller back. */
  Hunt cut(int attempt) {
    return new Hunt(first, rounds, attempt, passedOver);
  }

  boolean wasCut(Attempt attempt) {
    return attempt.number() == dropped;
  }

  /** True if the attempt was made for the present transfer. */
  boolean includes(Attempt attempt) {
    return attempt.number() >= first;
  }
}
