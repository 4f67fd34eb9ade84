package dev.patchcord.ingress.reception;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.AwaitVerdict;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.translate.DocumentFetches;
import java.util.List;
import java.util.Optional;

/** Gives every leg that we dialled to a specialist a document. */
public final class SpecialistReception {
  private final Machine machine;
  private final Documents documents;

  public SpecialistReception(Machine machine, Documents documents) {
    this.machine = machine;
    this.documents = documents;
  }

  /** For a specialist who has picked up. */
  public String screening(ScreeningReached reached) {
    // Asking for the key press is harmless: the acceptance is decided by the machine.
    return machine
        .answerTo(reached)
        .map(answer -> document(reached.callId(), answer))
        .orElseGet(() -> documents.specialist().screening(reached.callId(), reached.attempt()));
  }

  /** For a specialist who has pressed a key, or has not. */
  public String acceptance(ScreeningAnswered answered) {
    Optional<Answer> answer = machine.answerTo(answered);
    if (answer.isPresent()) {
      return document(answered.callId(), answer.get());
    }
    return answered.digits().equals("1")
        ? documents
            .specialist()
            .oneMoment(answered.callId(), answered.attempt(), DocumentFetches.DIGITS + "=1")
        : documents.hangUp(List.of());
  }

  private String document(String callId, Answer answer) {
    return switch (answer) {
      case Screen screen -> documents.specialist().screening(callId, screen);
      case AwaitVerdict(int attempt) -> documents.specialist().awaitVerdict(callId, attempt);
      case JoinRoom join -> documents.specialist().joinRoom(callId, join);
      case HangUp hangUp -> documents.hangUp(hangUp.words());
      // Documents for others: this leg must not get into the caller's place.
      default -> documents.notNeeded();
    };
  }
}
