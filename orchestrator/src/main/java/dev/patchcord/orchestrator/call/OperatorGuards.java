package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.flow.Specialist;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conditions about what an operator may do now, and in words why not. */
final class OperatorGuards {
  static final Guard TRANSFER = is("to transfer", OperatorAction.TRANSFER);
  static final Guard TAKE_BACK = is("to take the caller back", OperatorAction.TAKE_BACK);
  static final Guard TRY_NEXT = is("to try the next", OperatorAction.TRY_NEXT);
  static final Guard ANNOUNCE = is("to announce", OperatorAction.ANNOUNCE);
  static final Guard HANG_UP = is("to hang up", OperatorAction.HANG_UP);

  static final Guard NOBODY_OR_KNOWN =
      new Guard(
          "to anyone or to somebody of the flow",
          (call, stimulus) ->
              stimulus.trigger() instanceof OperatorAsked asked
                  && (asked.specialist() == null || named(call, asked).isPresent()));

  static final Guard KNOWN =
      new Guard(
          "to somebody of the flow",
          (call, stimulus) ->
              stimulus.trigger() instanceof OperatorAsked asked && named(call, asked).isPresent());

  static final Guard CAN_RING =
      new Guard(
          "to somebody who can be rung now",
          (call, stimulus) ->
              stimulus.trigger() instanceof OperatorAsked asked
                  && named(call, asked).filter(each -> isFresh(call, each, stimulus)).isPresent());

  static final Guard NOBODY_ACCEPTED =
      new Guard(
          "nobody has accepted yet",
          (call, _) -> call.open().stream().noneMatch(Attempt::isAccepted));

  static final Guard IN_ROOM =
      new Guard(
          "the caller is in the room",
          (call, stimulus) ->
              call.caller().inRoom()
                  && call.caller().room() != null
                  && stimulus.trigger() instanceof OperatorAsked asked
                  && asked.text() != null
                  && !asked.text().isBlank());

  private OperatorGuards() {}

  /** Why it is not done, after "but". */
  static String whyNot(Call call, OperatorAsked asked) {
    return switch (asked.action()) {
      case TRANSFER -> whyNoTransfer(call, asked);
      case TAKE_BACK -> "the caller is with the assistant already";
      case TRY_NEXT ->
          call.state() != dev.patchcord.contract.journal.CallState.DIALING
              ? "no specialist's phone rings"
              : call.open().stream().anyMatch(Attempt::isAccepted)
                  ? "a specialist has just accepted"
                  : "nobody else is left to be rung";
      case ANNOUNCE ->
          asked.text() == null || asked.text().isBlank()
              ? "there is nothing to say"
              : "the caller is not in the room, where it could be heard";
      case HANG_UP -> "the call is over";
    };
  }

  private static String whyNoTransfer(Call call, OperatorAsked asked) {
    if (asked.specialist() != null && named(call, asked).isEmpty()) {
      return "the flow has no specialist of the name " + asked.specialist();
    }
    return switch (call.state()) {
      case BRIDGED -> "the caller is talking to a specialist: take the caller back first";
      case DIALING ->
          asked.specialist() == null
              ? "a specialist's phone rings already: try the next instead"
              : asked.specialist() + " was rung already, has declined or is not there now";
      case HOLD -> "the caller is on the way to hold already";
      case AI, FALLBACK, ENDED -> "the call is over";
    };
  }

  static Optional<Specialist> named(Call call, OperatorAsked asked) {
    return Roster.named(call.flow(), asked.specialist());
  }

  private static boolean isFresh(Call call, Specialist specialist, Stimulus stimulus) {
    return Candidates.of(
            call.flow(),
            call.attempts(),
            call.hunt(),
            call.wish().wanting(specialist.name()),
            stimulus.now())
        .fresh()
        .contains(specialist);
  }

  private static Guard is(String says, @Nullable OperatorAction action) {
    return new Guard(
        says,
        (_, stimulus) ->
            stimulus.trigger() instanceof OperatorAsked asked && asked.action() == action);
  }
}
