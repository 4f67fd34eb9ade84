package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.AppointmentBooked;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.event.RecordingProgressed;

/**
 * Which triggers begin the record of a call that was never heard of, or is forgotten. Almost any
 * does, since callbacks are lost; but not what says itself that no caller is there, such as the
 * last status of a called-back leg whose caller never pressed 1.
 */
final class Adoption {
  static final Refusal REFUSAL =
      new Refusal(
          Refusal.Kind.OVER,
          "Expected news of a call that is known, but this call is not, and the news is not of a"
              + " caller who is there");

  private Adoption() {}

  static boolean isPointless(Trigger trigger) {
    return switch (trigger) {
      case LegProgressed progressed ->
          progressed.leg() == Leg.CALLER && progressed.status().isFinal();
      case HoldLeft left -> left.legStatus().isFinal();
      case CallbackProgressed _,
          CallbackAnswered _,
          RecordingProgressed _,
          AppointmentBooked _,
          OperatorAsked _ ->
          true;
      default -> false;
    };
  }
}
