package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Sentences;
import java.util.List;

/** What rows do about calling the caller back. */
final class CallbackEffects {
  private CallbackEffects() {}

  /** The caller pressed 1 on the rung of that name. */
  static void chosen(Draft draft) {
    Sentences sentences = draft.flow().sentences();
    LadderEffects.lastWords(
        draft,
        List.of(
            draft.flow().spoken(sentences.callbackPromised()),
            draft.flow().spoken(sentences.goodbye())));
  }
}
