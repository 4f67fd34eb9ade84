package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.orchestrator.call.AiSession.Status;
import dev.patchcord.orchestrator.call.Fallback.Page;
import dev.patchcord.orchestrator.call.Fallback.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What rows do to look after a caller whom nobody talks to. */
final class FallbackEffects {

  private FallbackEffects() {}

  /** Nobody took the call: out of the room, to the ladder's next rung. */
  static void begin(Draft draft, String reason) {
    plan(draft, Plan.FAILED, reason);
    LadderEffects.climb(draft);
  }

  /**
   * Goes on with the ladder of a failed transfer that rang one more phone, or begins the first one
   * that fits.
   */
  static void plan(Draft draft, Plan plan, String reason) {
    // A session that is open or opening belongs to the time before the hold: its stream is gone.
    if (!draft.ai.is(Status.NONE)) {
      AiEffects.close(draft);
    }
    RecordingEffects.stop(draft);
    if (plan == Plan.FAILED && draft.fallback.isRunning() && !isAfterTalk(draft)) {
      draft.fallback = draft.fallback.goesOn(reason);
      return;
    }
    Instant limit =
        isAfterTalk(draft)
            ? draft.now().plus(draft.flow().holdLimit())
            : draft.known().deadlines().getOrDefault(Timer.HOLD_LIMIT.key(), draft.now());
    draft.fallback = draft.fallback.begun(plan, reason, limit);
  }

  /**
   * Caller and specialist are not together any more. Whether the line was cut stands in the final
   * status of the specialist's leg, which is at most a moment away.
   */
  static void parted(Draft draft) {
    draft.open().forEach(each -> draft.fallback = draft.fallback.talked(each.number()));
    AttemptEffects.close(draft, Outcomes.ACCEPTED);
    draft.fallback = draft.fallback.on(Page.UNDECIDED, List.of(), 0);
    draft.deadline(Timer.TALK_OVER, draft.timing().retry());
  }

  /** The caller's leg is out of the room and waits. */
  static void outOfRoom(Draft draft) {
    draft.fallback = draft.fallback.asked();
    draft.caller = draft.caller.left();
  }

  /** The talk is over as talks are: what follows a bridge. */
  static void talked(Draft draft) {
    decided(draft, Plan.TALKED, Outcomes.TALKED);
    LadderEffects.climb(draft);
  }

  /** The specialist's phone dropped: as if nobody had taken the call. */
  static void cut(Draft draft) {
    dropped(draft);
    LadderEffects.tellOfCut(draft);
  }

  static void cutAndOneMore(Draft draft) {
    dropped(draft);
    LadderEffects.oneMoreAfterCut(draft);
  }

  static void redirectAgain(Draft draft) {
    redirect(draft, "the caller's leg has not asked what to do");
  }

  static void retrySoon(Draft draft) {
    draft.cancel(Timer.FALLBACK_CONFIRM);
    draft.deadline(
        Timer.RETRY_REDIRECT,
        draft.fallback.tries() < Guards.TRIES ? draft.timing().retry() : draft.timing().patience());
  }

  static void openSession(Draft draft) {
    LadderEffects.heard(draft);
    AiEffects.open(draft);
  }

  /** The assistant cannot be had: the next rung. */
  static void withoutAssistant(Draft draft) {
    AiEffects.close(draft);
    LadderEffects.climb(draft);
  }

  static void withoutAssistantOneMore(Draft draft) {
    AiEffects.close(draft);
    LadderEffects.oneMore(draft);
  }

  /** The caller is with the assistant: another transfer begins another ladder. */
  static void backWithAssistant(Draft draft) {
    AiEffects.opened(draft);
    draft.fallback = draft.fallback.over();
  }

  /** Why the caller is looked after, for whoever reads the journal. */
  static String why(Draft draft) {
    String reason = draft.fallback.reason();
    return reason == null ? "nobody talks to the caller" : reason;
  }

  static void redirect(Draft draft, String reason) {
    String id = draft.nextCommandId();
    draft.fallback = draft.fallback.redirected(id);
    draft.issue(
        new RedirectCaller(
            id, draft.callId(), draft.now(), reason, draft.callId(), draft.fallback.step()));
    Duration wait =
        draft.fallback.tries() < Guards.TRIES
            ? draft.timing().moveConfirmed()
            : draft.timing().patience();
    draft.deadline(Timer.FALLBACK_CONFIRM, wait);
  }

  /** Whoever the caller was cut off from is the first to be rung again, should anybody be. */
  private static void dropped(Draft draft) {
    decided(draft, Plan.FAILED, Outcomes.DROPPED);
    draft.hunt = draft.hunt.cut(draft.fallback.talk());
  }

  private static void decided(Draft draft, Plan plan, String reason) {
    if (!draft.open().isEmpty()) {
      parted(draft);
    }
    draft.cancel(Timer.TALK_OVER);
    plan(draft, plan, reason);
    hangUpAfterTalk(draft);
  }

  /** Whoever pressed the star has a leg that still lives. */
  private static void hangUpAfterTalk(Draft draft) {
    draft
        .attempt(draft.fallback.talk())
        .filter(each -> each.progress() != Progress.ENDED)
        .ifPresent(
            each -> {
              String leg = each.legSid();
              if (leg != null) {
                draft.issue(
                    new EndLeg(
                        draft.nextCommandId(),
                        draft.callId(),
                        draft.now(),
                        "the talk is over",
                        Leg.SPECIALIST,
                        each.number(),
                        leg));
                draft.change(each.number(), Attempt::endAsked);
              }
            });
  }

  private static boolean isAfterTalk(Draft draft) {
    return draft.fallback.isOn(Page.UNDECIDED);
  }
}
