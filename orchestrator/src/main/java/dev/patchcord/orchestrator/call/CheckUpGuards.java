package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.orchestrator.call.CheckUp.Question;
import java.util.List;
import java.util.Optional;

/** Conditions about what the carrier was asked and has answered. */
final class CheckUpGuards {

  /** The carrier has the word before a deadline decides. */
  static final Guard NOT_ASKED =
      new Guard(
          "the carrier was not asked yet",
          (call, stimulus) ->
              stimulus.trigger() instanceof DeadlineExpired expired
                  && call.checkUp().questions().stream()
                      .noneMatch(each -> each.isOpen() && expired.name().equals(each.overdue())));

  static final Guard SAYS_GONE =
      new Guard(
          "refused as gone",
          (_, stimulus) ->
              stimulus.trigger() instanceof CommandRefused refused && Guards.saysGone(refused));

  static final Guard NOTHING_FOUND =
      new Guard(
          "no leg of an attempt under way, at the first look",
          (call, stimulus) ->
              stimulus.trigger() instanceof LookedUp found
                  && asked(call, found)
                      .filter(each -> each.overdue() != null && !each.foundNothing())
                      .flatMap(each -> call.attempt(each.attempt()))
                      .filter(each -> !each.isOver() && Findings.kept(each, found).isEmpty())
                      .isPresent());

  static final Guard ASTRAY =
      new Guard(
          "the caller's leg lives and is not in the room, at the second look",
          (call, stimulus) ->
              call.state() == CallState.DIALING
                  && call.checkUp().missing() > 0
                  && isSomebodyMissing(call, stimulus));

  static final Guard SOMEBODY_MISSING =
      new Guard(
          "somebody is not in the room who ought to be",
          (call, stimulus) -> isSomebodyMissing(call, stimulus));

  static final Guard ABOUT_CALLER =
      new Guard(
          "about the caller's leg",
          (call, stimulus) -> Subject.of(call, stimulus.trigger()).attempt() == 0);

  private CheckUpGuards() {}

  private static boolean isSomebodyMissing(Call call, Stimulus stimulus) {
    if (!(stimulus.trigger() instanceof LookedUp found) || Subject.of(call, found).attempt() != 0) {
      return false;
    }
    List<String> room = found.room();
    return room != null && !found.legs().isEmpty() && !Findings.isWhole(call, room);
  }

  private static Optional<Question> asked(Call call, LookedUp found) {
    return call.checkUp().question(found.commandId());
  }
}
