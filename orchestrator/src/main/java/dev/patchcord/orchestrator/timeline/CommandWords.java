package dev.patchcord.orchestrator.timeline;

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

/** Says what the machine asked the dialer to do. */
public final class CommandWords {
  private CommandWords() {}

  /** A few words that stand for the command when its outcome is told. */
  public static String brief(CallCommand command) {
    return switch (command) {
      case HoldCaller c -> "move the caller to hold";
      case DialSpecialist c -> "dial specialist " + c.attempt();
      case CancelLeg c -> "stop ringing specialist " + c.attempt();
      case RedirectCaller c -> "take the caller out of the room";
      case EndLeg c -> "hang up " + TriggerWords.party(c.leg(), c.attempt());
      case LookUpCaller c -> "ask how the caller's line stands";
      case LookUpAttempt c ->
          c.callback()
              ? "ask what became of callback " + c.attempt()
              : "ask what became of the phone of specialist " + c.attempt();
      case AnnounceToRoom c -> "let the room hear announcement " + c.announcement();
      case StartRecording c -> "start the recording";
      case StopRecording c -> "stop the recording";
      case CallBack c -> "call the caller back, try " + c.callback();
    };
  }

  /** The command with what a reader wants to know of it, and why it was given. */
  public static String full(CallCommand command) {
    String what =
        switch (command) {
          case DialSpecialist c ->
              brief(c)
                  + ": "
                  + c.specialist()
                  + " at "
                  + c.to()
                  + ", "
                  + c.ringTimeout().toSeconds()
                  + " s";
          case CallBack c -> brief(c) + ": " + c.to() + ", " + c.ringTimeout().toSeconds() + " s";
          case HoldCaller c -> brief(c);
          case CancelLeg c -> brief(c);
          case RedirectCaller c -> brief(c);
          case EndLeg c -> brief(c);
          case LookUpCaller c -> brief(c);
          case LookUpAttempt c -> brief(c);
          case AnnounceToRoom c -> brief(c);
          case StartRecording c -> brief(c);
          case StopRecording c -> brief(c);
        };
    return what + (command.reason().isBlank() ? "" : " (" + command.reason() + ")");
  }
}
