package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.OPERATOR_ASKED;

import dev.patchcord.contract.journal.CallState;
import java.util.Set;

/**
 * What an operator may do with a live call. Whatever does not fit the state is rejected, and the
 * operator is told why.
 */
final class OperatorTransitions {
  private OperatorTransitions() {}

  static void addTo(Rows rows, CallState from) {
    if (from == ENDED) {
      return;
    }
    transfer(rows, from);
    if (from == DIALING) {
      rows.stay(
          "operator-tries-next",
          OPERATOR_ASKED,
          OperatorGuards.TRY_NEXT
              .and(OperatorGuards.NOBODY_ACCEPTED)
              .and(HuntGuards.SOMEBODY_LEFT_BEYOND),
          OperatorEffects::ringInstead,
          "cancel the phones that ring; dial the next specialist");
      rows.stay(
          "operator-ends-pause",
          OPERATOR_ASKED,
          OperatorGuards.TRY_NEXT.and(HuntGuards.RESTING).and(HuntGuards.SOMEBODY_LEFT),
          AttemptEffects::dial,
          "dial who is to be rung after the pause at once");
    }
    Guard back =
        from == FALLBACK
            ? OperatorGuards.TAKE_BACK.and(LadderGuards.NOT_TO_ASSISTANT)
            : OperatorGuards.TAKE_BACK;
    if (from != AI) {
      rows.to(
          FALLBACK,
          "operator-takes-back",
          OPERATOR_ASKED,
          back,
          OperatorEffects::takeBack,
          "stop every specialist's phone; the caller's leg is fetched and opens a new session");
    }
    if (Set.of(DIALING, BRIDGED).contains(from)) {
      rows.stay(
          "operator-announces",
          OPERATOR_ASKED,
          OperatorGuards.ANNOUNCE.and(OperatorGuards.IN_ROOM),
          AnnouncementEffects::byOperator,
          "the room hears it");
    }
    rows.to(
        FALLBACK,
        "operator-hangs-up",
        OPERATOR_ASKED,
        OperatorGuards.HANG_UP,
        OperatorEffects::hangUp,
        "stop every specialist's phone; the caller hears the goodbye");
  }

  private static void transfer(Rows rows, CallState from) {
    if (from == AI || from == FALLBACK) {
      rows.to(
          HOLD,
          "operator-transfers",
          OPERATOR_ASKED,
          OperatorGuards.TRANSFER.and(OperatorGuards.NOBODY_OR_KNOWN),
          OperatorEffects::transfer,
          "hold the caller; deadlines hold-confirm and hold-limit");
    } else if (from == HOLD) {
      rows.stay(
          "operator-names-specialist",
          OPERATOR_ASKED,
          OperatorGuards.TRANSFER.and(OperatorGuards.KNOWN),
          OperatorEffects::wanted,
          "that specialist is rung first");
    } else if (from == DIALING) {
      rows.stay(
          "operator-names-specialist",
          OPERATOR_ASKED,
          OperatorGuards.TRANSFER.and(OperatorGuards.NOBODY_ACCEPTED).and(OperatorGuards.CAN_RING),
          OperatorEffects::ringInstead,
          "cancel the phones that ring; dial that specialist");
    }
  }
}
