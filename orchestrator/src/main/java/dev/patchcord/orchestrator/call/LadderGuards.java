package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.orchestrator.call.AiSession.Status;
import dev.patchcord.orchestrator.call.Fallback.Page;
import dev.patchcord.orchestrator.call.Fallback.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions about how far a caller has been looked after. */
final class LadderGuards {
  private static final int ERRORS = 400;

  static final Guard UNDECIDED =
      new Guard("not yet known whether the talk was cut", (call, _) -> isOn(call, Page.UNDECIDED));

  static final Guard TO_ASSISTANT =
      new Guard("on the way back to the assistant", (call, _) -> isOn(call, Page.ASSISTANT));

  static final Guard NOT_TO_ASSISTANT =
      new Guard("not on that way yet", (call, _) -> !isOn(call, Page.ASSISTANT));

  static final Guard OPENING =
      new Guard(
          "back to the assistant, the session being opened",
          (call, _) -> isOn(call, Page.ASSISTANT) && call.ai().is(Status.OPENING));

  /**
   * The leg has come to the end of the page that it was given: it names that page's number. Every
   * other fetch gets the page once more.
   */
  static final Guard PAGE_OVER =
      new Guard(
          "back from the page that it was given",
          (call, stimulus) ->
              isFollowed(call)
                  && switch (stimulus.trigger()) {
                    case HoldLeft left -> left.step() == call.fallback().pageStep();
                    case MessageLeft left -> isMessage(call, left.step());
                    case CallbackChosen chosen -> isOffer(call, chosen.step());
                    default -> false;
                  });

  /** A page with a reaction to come, which did not come. */
  static final Guard PAGE_HEARD =
      new Guard(
          "on a page that it has fetched",
          (call, _) -> isFollowed(call) && call.fallback().heard());

  static final Guard MESSAGE_SPOKEN =
      new Guard(
          "with a recording, to the page that asked for it",
          (call, stimulus) ->
              stimulus.trigger() instanceof MessageLeft left
                  && isMessage(call, left.step())
                  && left.recordingSid() != null
                  && left.length().isPositive());

  static final Guard CALLBACK_ACCEPTED =
      new Guard(
          "with 1, to the page that offered it",
          (call, stimulus) ->
              stimulus.trigger() instanceof CallbackChosen chosen
                  && isOffer(call, chosen.step())
                  && chosen.digits().equals("1"));

  /**
   * A leg that fails while it talks, or ends with an error of the carrier's, was cut: whoever hangs
   * up completes the call (Twilio reference, 3.2).
   */
  static final Guard CUT =
      new Guard(
          "by an error, not by hanging up",
          (_, stimulus) ->
              stimulus.trigger() instanceof LegProgressed progressed
                  && progressed.status().isFinal()
                  && (progressed.status() != LegStatus.COMPLETED || isError(progressed.sipCode())));

  static final Guard OF_THE_TALK =
      new Guard(
          "of the talk that is over",
          (call, stimulus) ->
              Subject.of(call, stimulus.trigger()).attempt() == call.fallback().talk());

  /** Nothing of the assistant's is left that the caller could still hear. */
  static final Guard NO_ASSISTANT =
      new Guard(
          "the assistant is not with the caller",
          (call, _) -> !call.ai().is(Status.OPEN) && !call.ai().is(Status.OPENING));

  /** The rung that comes next, on the ladder that is climbed or on that of a failed transfer. */
  static final Guard ONE_MORE =
      new Guard(
          "the next rung rings one more phone",
          (call, stimulus) -> {
            Fallback fallback = call.fallback();
            return fallback.isRunning()
                ? isOneMore(
                    call,
                    stimulus,
                    fallback.plan(),
                    fallback.next(),
                    fallback.holdUntil(),
                    HuntGuards.SOMEBODY_LEFT_BEYOND)
                : isOneMore(
                    call,
                    stimulus,
                    Plan.FAILED,
                    0,
                    call.deadlines().get(Timer.HOLD_LIMIT.key()),
                    HuntGuards.SOMEBODY_LEFT_BEYOND);
          });

  static final Guard ONE_MORE_AFTER_CUT =
      new Guard(
          "the ladder begins with one more phone",
          (call, stimulus) ->
              isOneMore(
                  call, stimulus, Plan.FAILED, 0, Instant.MAX, HuntGuards.SOMEBODY_LEFT_AFTER_CUT));

  private LadderGuards() {}

  static List<Rung> rungs(Call call, Plan plan) {
    return plan == Plan.TALKED ? call.flow().afterBridge() : call.flow().ladder();
  }

  /** A number that withholds itself cannot be called back. */
  static boolean isCallable(String number) {
    return number.matches("\\+[1-9][0-9]{5,14}") || number.startsWith("sip:");
  }

  private static boolean isOneMore(
      Call call,
      Stimulus stimulus,
      Plan plan,
      int from,
      @Nullable Instant limit,
      Guard somebodyLeft) {
    if (limit == null || !limit.isAfter(stimulus.now())) {
      return false;
    }
    for (Rung rung : rungs(call, plan).stream().skip(from).toList()) {
      switch (rung.kind()) {
        case NEXT_SPECIALIST -> {
          if (plan == Plan.FAILED && somebodyLeft.holds(call, stimulus)) {
            return true;
          }
        }
        case CALLBACK -> {
          if (isCallable(call.caller().from())) {
            return false;
          }
        }
        case BACK_TO_AI -> {
          if (!isOn(call, Page.ASSISTANT)) {
            return false;
          }
        }
        case ANNOUNCEMENT, MESSAGE, GOODBYE -> {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean isOn(Call call, Page page) {
    return call.fallback().isOn(page);
  }

  private static boolean isFollowed(Call call) {
    Page page = call.fallback().page();
    return page != null && page.isFollowed();
  }

  private static boolean isMessage(Call call, int step) {
    return isOn(call, Page.MESSAGE) && step == call.fallback().pageStep();
  }

  private static boolean isOffer(Call call, int step) {
    return isOn(call, Page.CALLBACK) && step == call.fallback().pageStep();
  }

  private static boolean isError(@Nullable Integer sipCode) {
    return sipCode != null && sipCode >= ERRORS;
  }
}
