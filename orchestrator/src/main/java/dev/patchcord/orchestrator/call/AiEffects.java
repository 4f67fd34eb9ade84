package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.CallArrived;

/** What rows do about sessions with the assistant. */
final class AiEffects {

  private AiEffects() {}

  static void learnNumbers(Draft draft) {
    if (draft.stimulus().trigger() instanceof CallArrived arrived) {
      draft.caller = draft.caller.numbered(arrived.from(), arrived.to());
    }
  }

  /**
   * One asker is told to open the next session; whoever asks meanwhile waits for its document, so
   * that there is one session at a time whichever ingress instance is asked.
   */
  static void open(Draft draft) {
    draft.ai = draft.ai.next();
    draft.deadline(Timer.AI_SESSION, draft.timing().sessionOpens());
    OpenAiSession order =
        new OpenAiSession(draft.ai.number(), draft.flow().assistantId(), AiContext.of(draft));
    if (LadderEffects.isLegAsking(draft)) {
      draft.answer(order);
    } else {
      draft.answerWhoWaits(order);
    }
  }

  static void opened(Draft draft) {
    if (draft.stimulus().trigger() instanceof AiSessionOpened opened) {
      draft.ai = draft.ai.opened(opened.session(), opened.vapiCallId(), opened.twiml());
      draft.cancel(Timer.AI_SESSION);
    }
  }

  static void close(Draft draft) {
    draft.ai = draft.ai.closed();
    draft.cancel(Timer.AI_SESSION);
  }

  /** Only the session that is named ends: a late report must not close its successor. */
  static void ended(Draft draft) {
    if (draft.stimulus().trigger() instanceof AiSessionEnded ended
        && ended.vapiCallId().equals(draft.ai.vapiCallId())) {
      draft.ai = draft.ai.closed();
    }
  }

  static void reported(Draft draft) {
    if (draft.stimulus().trigger() instanceof AiReported report) {
      draft.wish = draft.wish.reported(report);
    }
  }
}
