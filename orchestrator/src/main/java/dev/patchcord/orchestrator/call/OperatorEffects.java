package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.orchestrator.call.Fallback.Page;
import dev.patchcord.orchestrator.call.Fallback.Plan;
import java.util.List;

/** What rows do because an operator wants it. Who, and why, stands in the event. */
final class OperatorEffects {

  private OperatorEffects() {}

  /** As if the caller had asked for a person, who is wanted by name if the operator says one. */
  static void transfer(Draft draft) {
    wanted(draft);
    draft.fallback = draft.fallback.over();
    HoldEffects.wantedAtOnce(draft);
  }

  /** On the way to hold already: only whom to ring first is new. */
  static void wanted(Draft draft) {
    if (draft.stimulus().trigger() instanceof OperatorAsked asked && asked.specialist() != null) {
      OperatorGuards.named(draft.known(), asked)
          .ifPresent(each -> draft.wish = draft.wish.wanting(each.name()));
    }
  }

  /** Gives up the phones that ring, and rings whoever is wanted or next, whatever the limit. */
  static void ringInstead(Draft draft) {
    wanted(draft);
    AttemptEffects.end(draft, Outcomes.CANCELLED);
    AttemptEffects.dial(draft);
  }

  static void takeBack(Draft draft) {
    stopAll(draft);
    FallbackEffects.plan(draft, Plan.FAILED, Outcomes.TAKEN_BACK);
    LadderEffects.toAssistant(draft);
  }

  static void hangUp(Draft draft) {
    stopAll(draft);
    FallbackEffects.plan(draft, Plan.FAILED, Outcomes.HUNG_UP_BY_OPERATOR);
    LadderEffects.lastWords(
        draft, List.of(draft.flow().spoken(draft.flow().sentences().goodbye())));
  }

  private static void stopAll(Draft draft) {
    boolean talked = draft.open().stream().anyMatch(each -> each.progress() == Progress.JOINED);
    AttemptEffects.end(draft, talked ? Outcomes.ACCEPTED : Outcomes.CANCELLED);
    if (draft.fallback.isOn(Page.UNDECIDED)) {
      draft.cancel(Timer.TALK_OVER);
    }
  }
}
