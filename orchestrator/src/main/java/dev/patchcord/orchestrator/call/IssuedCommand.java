package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;

/**
 * A command that the dialer was given: an outcome names only its id.
 *
 * @param attempt the attempt it is about; 0 if it is about the caller; the number of the callback
 *     for {@link Kind#LOOK_UP_CALLBACK}
 */
public record IssuedCommand(String commandId, Kind kind, int attempt) {

  /** What was asked. */
  public enum Kind {
    HOLD,
    DIAL,
    /** Cancel or end of a specialist's leg. */
    STOP,
    REDIRECT,
    /** A question to the carrier about the caller or a specialist. */
    LOOK_UP,
    /** The same about a try to call the caller back. */
    LOOK_UP_CALLBACK,
    /** To the room. */
    ANNOUNCE,
    /** Start or stop of a recording. */
    RECORD,
    /** Of the caller. */
    CALL_BACK
  }

  boolean isQuestion() {
    return kind == Kind.LOOK_UP || kind == Kind.LOOK_UP_CALLBACK;
  }

  static IssuedCommand of(CallCommand command) {
    return switch (command) {
      case HoldCaller hold -> new IssuedCommand(hold.commandId(), Kind.HOLD, 0);
      case DialSpecialist dial -> new IssuedCommand(dial.commandId(), Kind.DIAL, dial.attempt());
      case CancelLeg cancel -> new IssuedCommand(cancel.commandId(), Kind.STOP, cancel.attempt());
      case EndLeg end -> new IssuedCommand(end.commandId(), Kind.STOP, end.attempt());
      case RedirectCaller redirect -> new IssuedCommand(redirect.commandId(), Kind.REDIRECT, 0);
      case LookUpCaller look -> new IssuedCommand(look.commandId(), Kind.LOOK_UP, 0);
      case LookUpAttempt look ->
          new IssuedCommand(
              look.commandId(),
              look.callback() ? Kind.LOOK_UP_CALLBACK : Kind.LOOK_UP,
              look.attempt());
      case AnnounceToRoom say -> new IssuedCommand(say.commandId(), Kind.ANNOUNCE, 0);
      case StartRecording start -> new IssuedCommand(start.commandId(), Kind.RECORD, 0);
      case StopRecording stop -> new IssuedCommand(stop.commandId(), Kind.RECORD, 0);
      case CallBack back -> new IssuedCommand(back.commandId(), Kind.CALL_BACK, 0);
    };
  }
}
