package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.GivenAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who waits for a document, and who gets one by the decision in the making. */
final class Asks {
  private final List<Ask> parked;
  private final List<GivenAnswer> answers = new ArrayList<>();
  private @Nullable Answer own;

  Asks(List<Ask> parked) {
    this.parked = new ArrayList<>(parked);
  }

  List<Ask> parked() {
    return List.copyOf(parked);
  }

  List<GivenAnswer> answers() {
    return List.copyOf(answers);
  }

  /** What the trigger's own asker is told, if there is one. */
  void answer(Answer given) {
    own = given;
  }

  /** Tells whoever waits longest; an ingress instance carries it out even if it comes late. */
  void answerWhoWaits(Answer given) {
    if (!parked.isEmpty()) {
      answers.add(new GivenAnswer(parked.removeFirst(), given));
    }
  }

  /**
   * Gives every asker an answer, or parks it until the session that all wait for is open, or is not
   * to be had.
   */
  void settle(Call after, Stimulus told, @Nullable Refusal refusal) {
    Documents.forCaller(after)
        .ifPresent(
            given -> {
              parked.forEach(ask -> answers.add(new GivenAnswer(ask, given)));
              parked.clear();
            });
    Ask ask = told.ask();
    if (ask == null) {
      return;
    }
    Answer given = own != null ? own : Documents.forAsker(after, told, refusal).orElse(null);
    if (given == null) {
      parked.add(ask);
    } else {
      answers.add(new GivenAnswer(ask, given));
    }
  }
}
