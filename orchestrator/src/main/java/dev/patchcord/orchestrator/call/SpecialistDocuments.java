package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.AwaitVerdict;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Spoken;
import java.util.ArrayList;
import java.util.List;

/** The document that a specialist's leg gets: a function of the call's state. */
final class SpecialistDocuments {
  static final HangUp WITHOUT_A_WORD = new HangUp(List.of());

  private SpecialistDocuments() {}

  /**
   * What the leg of this attempt does now.
   *
   * @param answered false if it was asked the question before
   */
  static Answer of(Call call, int number, boolean answered) {
    Sentences sentences = call.flow().sentences();
    Attempt attempt = call.attempt(number).orElse(null);
    if (attempt == null) {
      return hangUp(call, sentences.tooLate());
    }
    String outcome = attempt.outcome();
    if (outcome != null) {
      return Outcomes.BY_THE_SPECIALIST.contains(outcome)
          ? WITHOUT_A_WORD
          : hangUp(call, isTaken(call, attempt) ? sentences.taken() : sentences.tooLate());
    }
    if (attempt.isAccepted()) {
      List<Spoken> briefing =
          Wording.briefing(call.flow(), call.caller(), call.wish(), attempt.specialist());
      return new JoinRoom(number, briefing, call.flow().starKey());
    }
    if (!answered && attempt.progress() == Progress.ENDED) {
      return WITHOUT_A_WORD;
    }
    Screening screening = attempt.screening(call.flow());
    return screening.keyPress() || attempt.verdict() != null
        ? screen(call, number, screening)
        : new AwaitVerdict(number);
  }

  /** Let go because a colleague had accepted. */
  private static boolean isTaken(Call call, Attempt attempt) {
    return Outcomes.CANCELLED.equals(attempt.outcome())
        && call.attempts().stream()
            .anyMatch(
                each ->
                    each.number() != attempt.number()
                        && call.hunt().includes(each)
                        && each.times().containsKey("accepted"));
  }

  private static Screen screen(Call call, int number, Screening screening) {
    Flow flow = call.flow();
    List<Spoken> words = new ArrayList<>(Wording.of(call, flow.sentences().screening()));
    words.addAll(Wording.of(call, flow.sentences().pressToAccept()));
    return new Screen(number, words, screening.timeout());
  }

  private static HangUp hangUp(Call call, String sentence) {
    return new HangUp(Wording.of(call, sentence));
  }
}
