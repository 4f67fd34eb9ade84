package dev.patchcord.sandbox.timeline;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what the machine asked for: commands to the dialer and answers to webhooks that wait. */
final class CommandWords {
  private CommandWords() {}

  /** A few words that stand for the command when its outcome is told. */
  static String brief(CallCommand command) {
    return switch (command) {
      case HoldCaller c -> "move the caller to hold";
      case DialSpecialist c -> "dial specialist " + c.attempt();
      case CancelLeg c -> "stop ringing specialist " + c.attempt();
      case RedirectCaller c -> "take the caller out of the room";
      case EndLeg c -> "hang up " + TriggerWords.party(c.leg(), c.attempt());
    };
  }

  /** The command with what a reader wants to know of it, and why it was given. */
  static String full(CallCommand command) {
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
          case HoldCaller c -> brief(c);
          case CancelLeg c -> brief(c);
          case RedirectCaller c -> brief(c);
          case EndLeg c -> brief(c);
        };
    return what + (command.reason().isBlank() ? "" : " (" + command.reason() + ")");
  }

  static String of(Answer answer) {
    return switch (answer) {
      case OpenAiSession a ->
          "open AI session " + a.session() + (a.context().isEmpty() ? "" : ": " + of(a.context()));
      case PlayDocument a -> "play the AI's document";
      case EnterHold a -> "hold document";
      case Screen a -> "ask for a key press";
      case JoinRoom a -> "join the caller's room";
      case HangUp a ->
          a.sentence().isBlank() ? "hang up" : "say \"" + a.sentence() + "\" and hang up";
    };
  }

  private static String of(Map<String, String> context) {
    return new TreeMap<>(context)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
