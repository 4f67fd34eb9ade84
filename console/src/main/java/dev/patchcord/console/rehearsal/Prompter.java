package dev.patchcord.console.rehearsal;

import dev.patchcord.contract.journal.CallState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whoever plays what goes on and what they could do next. */
final class Prompter {
  private Prompter() {}

  /**
   * A sentence or two.
   *
   * @param state null while the console has not read of the call
   */
  static String says(@Nullable CallState state, List<Phone> phones) {
    if (phones.stream().noneMatch(Phone::isLive)) {
      return "The call is over. Call again.";
    }
    if (state == null) {
      return "The call comes in: Twilio asks Patchcord what to do, and Patchcord asks Vapi for the"
          + " AI.";
    }
    boolean rings = phones.stream().anyMatch(Phone::rings);
    boolean screened = phones.stream().anyMatch(phone -> !phone.caller() && phone.isUp());
    return switch (state) {
      case AI ->
          phones.stream().anyMatch(Phone::talksToTheAi)
              ? "The caller talks to the AI. Ask for a person."
              : "The AI is being connected.";
      case HOLD ->
          "The caller is moved into a conference of their own, with music. A specialist is being"
              + " chosen.";
      case DIALING -> {
        if (rings) {
          yield "The caller hears music while the specialist's phone rings. Answer it, decline it,"
              + " or let it ring.";
        }
        yield screened
            ? "The specialist has answered and is asked. Press 1 to take the caller, 2 to decline:"
                + " the caller hears nothing of it."
            : "The specialist is being dialled.";
      }
      case BRIDGED -> "They talk. Whoever hangs up ends it; the other one is looked after.";
      case FALLBACK ->
          "Nobody could take the call, so the caller is looked after: an announcement, a message,"
              + " or back to the AI.";
      case ENDED -> "The caller has gone; the last phones are being hung up.";
    };
  }
}
