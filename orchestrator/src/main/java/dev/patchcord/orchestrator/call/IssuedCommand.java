package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;

/**
 * A command that the dialer was given: an outcome names only its id.
 *
 * @param attempt the attempt it is about; 0 if it is about the caller
 */
public record IssuedCommand(String commandId, Kind kind, int attempt) {

  /** What was asked. */
  public enum Kind {
    HOLD,
    DIAL,
    /** Cancel or end of a specialist's leg. */
    STOP,
    REDIRECT
  }

  static IssuedCommand of(CallCommand command) {
    return switch (command) {
      case HoldCaller hold -> new IssuedCommand(hold.commandId(), Kind.HOLD, 0);
      case DialSpecialist dial -> new IssuedCommand(dial.commandId(), Kind.DIAL, dial.attempt());
      case CancelLeg cancel -> new IssuedCommand(cancel.commandId(), Kind.STOP, cancel.attempt());
      case EndLeg end -> new IssuedCommand(end.commandId(), Kind.STOP, end.attempt());
      case RedirectCaller redirect -> new IssuedCommand(redirect.commandId(), Kind.REDIRECT, 0);
    };
  }
}
