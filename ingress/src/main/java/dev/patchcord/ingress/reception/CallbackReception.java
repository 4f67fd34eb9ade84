package dev.patchcord.ingress.reception;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.OfferConnection;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.ingress.document.Documents;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives every leg that calls a caller back a document, until it has become a call of its own. */
public final class CallbackReception {
  private final Machine machine;
  private final Documents documents;
  private final CallerReception callers;
  private final Repetitions<String> arrivals;

  /** A reception. */
  public CallbackReception(
      Machine machine, Documents documents, CallerReception callers, Repetitions<String> arrivals) {
    this.machine = machine;
    this.documents = documents;
    this.callers = callers;
    this.arrivals = arrivals;
  }

  /** For whoever has picked up the caller's phone. */
  public String offer(CallbackAnswered answered) {
    String earlier = answered.callId();
    Answer answer = machine.answerTo(answered).orElse(null);
    return switch (answer) {
      case OfferConnection offer ->
          documents.callback().offer(earlier, answered.callback(), offer.words());
      case HangUp hangUp -> documents.hangUp(hangUp.words());
      case null, default -> documents.callback().offer(earlier, answered.callback());
    };
  }

  /**
   * For the caller who has pressed 1. The earlier call is asked once more, so that nothing about
   * the caller had to travel in the carrier's URLs; without its answer the call begins all the
   * same.
   *
   * @param begin makes the new call's first event; its argument is null if the earlier call gave no
   *     answer
   */
  public String accepted(
      CallbackAnswered answered, Function<@Nullable OfferConnection, CalledBack> begin) {
    return arrivals.of(answered.legSid(), () -> firstDocument(answered, begin));
  }

  private String firstDocument(
      CallbackAnswered answered, Function<@Nullable OfferConnection, CalledBack> begin) {
    Answer known = machine.answerTo(answered).orElse(null);
    if (known instanceof HangUp hangUp) {
      return documents.hangUp(hangUp.words());
    }
    CalledBack calledBack = begin.apply(known instanceof OfferConnection offer ? offer : null);
    String hold = documents.caller().hold(calledBack.callId());
    return machine
        .answerTo(calledBack)
        .map(answer -> callers.document(calledBack, calledBack.from(), answer, hold))
        .orElse(hold);
  }
}
