package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.contract.outcome.LookedUp.FoundLeg;
import java.util.Arrays;
import java.util.List;

/** The carrier's answers to the latest question about somebody, in few words. */
final class CarrierTells {
  static final String CALLER = "caller";

  private CarrierTells() {}

  /** The caller's leg has this status, and these are in the room. */
  static LookedUp caller(CallScript call, LegStatus status, String... room) {
    return new LookedUp(
        question(call, LookUpCaller.class).commandId(),
        Happenings.CALL,
        call.now(),
        List.of(new FoundLeg(Happenings.CALL, status, CallScript.NOON)),
        List.of(room),
        room.length == 0 ? null : Happenings.ROOM);
  }

  /** The carrier knows no such leg. */
  static LookedUp nobody(CallScript call) {
    return new LookedUp(
        question(call, LookUpCaller.class).commandId(),
        Happenings.CALL,
        call.now(),
        List.of(),
        null,
        null);
  }

  /** The attempt that was asked for latest has this leg. */
  static LookedUp attempt(CallScript call, LegStatus status) {
    return attempt(call, leg(Happenings.leg(asked(call).attempt()), status));
  }

  static LookedUp attempt(CallScript call, FoundLeg... legs) {
    return new LookedUp(
        asked(call).commandId(), Happenings.CALL, call.now(), Arrays.asList(legs), null, null);
  }

  static FoundLeg leg(String sid, LegStatus status) {
    return new FoundLeg(sid, status, CallScript.NOON);
  }

  /** The carrier cannot be asked. */
  static CommandAmbiguous nothing(CallScript call) {
    String id =
        call.commands().stream()
            .filter(each -> each instanceof LookUpCaller || each instanceof LookUpAttempt)
            .reduce((_, latest) -> latest)
            .orElseThrow()
            .commandId();
    return new CommandAmbiguous(id, Happenings.CALL, call.now(), 503, "server error");
  }

  static LookUpAttempt asked(CallScript call) {
    return question(call, LookUpAttempt.class);
  }

  private static <T extends CallCommand> T question(CallScript call, Class<T> type) {
    return call.commands(type).getLast();
  }
}
