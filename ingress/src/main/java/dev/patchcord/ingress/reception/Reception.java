package dev.patchcord.ingress.reception;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.translate.DocumentFetches;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every waiting leg a document. The machine decides; where it does not answer in time, the
 * leg gets a document that is safe whatever the machine decides later.
 */
public final class Reception {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private final EventLog events;
  private final Documents documents;
  private final AiConnection ai;
  private final RepeatedArrivals arrivals;
  private final Duration answerBudget;

  /**
   * A reception.
   *
   * @param answerBudget longest time that a leg waits for the machine
   */
  public Reception(
      EventLog events,
      Documents documents,
      AiConnection ai,
      RepeatedArrivals arrivals,
      Duration answerBudget) {
    this.events = events;
    this.documents = documents;
    this.ai = ai;
    this.arrivals = arrivals;
    this.answerBudget = answerBudget;
  }

  /** For a caller who has just dialled our number. */
  public String arrival(CallArrived arrived) {
    return arrivals.documentOf(arrived.callId(), () -> firstDocument(arrived));
  }

  private String firstDocument(CallArrived arrived) {
    String callId = arrived.callId();
    Optional<Answer> answer = answerTo(arrived);
    if (answer.isEmpty()) {
      // Nobody to ask: the caller is not made to wait for that. The machine takes the session as
      // the call's first when it hears of it.
      return switch (ai.connect(arrived, arrived.from(), new OpenAiSession(1, Map.of()))) {
        case AiConnection.Connected(String twiml) -> twiml;
        case AiConnection.NotConnected(AiSessionFailed fact) -> {
          events.tell(fact, Duration.ZERO);
          yield documents.hold(callId);
        }
      };
    }
    return caller(arrived, arrived.from(), answer.get(), documents.hold(callId));
  }

  /**
   * For a caller who came out of the room or was taken out of it.
   *
   * @param callerNumber for a session with the AI, if the machine wants one
   */
  public String afterHold(HoldLeft left, String callerNumber) {
    if (left.legStatus().isFinal()) {
      events.tell(left, answerBudget);
      return documents.nothing();
    }
    CompletableFuture<Answer> asked = events.ask(left);
    Optional<Answer> answer = within(answerBudget, asked);
    if (answer.isEmpty()) {
      CompletableFuture<Void> _ =
          asked.thenAcceptAsync(
              late -> openLate(left, callerNumber, late), Reception::inBackground);
      return documents.stayOnTheLine(left.callId(), left.step());
    }
    return caller(left, callerNumber, answer.get(), documents.nobodyAvailable());
  }

  /** For a specialist who has picked up. */
  public String screening(ScreeningReached reached) {
    Optional<Answer> answer = answerTo(reached);
    if (answer.isEmpty()) {
      // Asking for the key press is harmless: the acceptance is decided by the machine.
      return documents.screening(reached.callId(), reached.attempt(), null);
    }
    return specialist(reached.callId(), answer.get());
  }

  /** For a specialist who has pressed a key, or has not. */
  public String acceptance(ScreeningAnswered answered) {
    Optional<Answer> answer = answerTo(answered);
    if (answer.isPresent()) {
      return specialist(answered.callId(), answer.get());
    }
    return answered.digits().equals("1")
        ? documents.oneMoment(answered.callId(), answered.attempt(), DocumentFetches.DIGITS + "=1")
        : documents.hangUp("");
  }

  private String caller(
      TelephonyEvent asked, String callerNumber, Answer answer, String whenNobodyAnswers) {
    return switch (answer) {
      case OpenAiSession order ->
          switch (ai.connect(asked, callerNumber, order)) {
            case AiConnection.Connected(String twiml) -> twiml;
            case AiConnection.NotConnected(AiSessionFailed fact) ->
                withoutAi(fact, whenNobodyAnswers);
          };
      case PlayDocument(String twiml) -> twiml;
      case EnterHold() -> documents.hold(asked.callId());
      case HangUp(String sentence) -> documents.hangUp(sentence);
      case Screen screen -> misdirected(asked, screen, whenNobodyAnswers);
      case JoinRoom join -> misdirected(asked, join, whenNobodyAnswers);
    };
  }

  private String withoutAi(AiSessionFailed fact, String whenNobodyAnswers) {
    return answerTo(fact)
        .map(
            answer ->
                switch (answer) {
                  case PlayDocument(String twiml) -> twiml;
                  case EnterHold() -> documents.hold(fact.callId());
                  case HangUp(String sentence) -> documents.hangUp(sentence);
                  // Another session so soon would fail as this one did.
                  case OpenAiSession again -> whenNobodyAnswers;
                  case Screen screen -> misdirected(fact, screen, whenNobodyAnswers);
                  case JoinRoom join -> misdirected(fact, join, whenNobodyAnswers);
                })
        .orElse(whenNobodyAnswers);
  }

  private String specialist(String callId, Answer answer) {
    return switch (answer) {
      case Screen(int attempt, String sentence) -> documents.screening(callId, attempt, sentence);
      case JoinRoom(int attempt) -> documents.joinRoom(callId, attempt);
      case HangUp(String sentence) -> documents.hangUp(sentence);
      // Documents for a caller: this leg must not get into the caller's place.
      case OpenAiSession order -> documents.notNeeded();
      case PlayDocument document -> documents.notNeeded();
      case EnterHold() -> documents.notNeeded();
    };
  }

  /**
   * The machine was slow: it has ordered a session that nobody waits for any more. It is opened all
   * the same, so that the caller's next fetch, seconds later, finds it.
   */
  private void openLate(HoldLeft left, String callerNumber, Answer late) {
    if (late instanceof OpenAiSession order
        && ai.connect(left, callerNumber, order)
            instanceof AiConnection.NotConnected(AiSessionFailed fact)) {
      events.tell(fact, Duration.ZERO);
    }
  }

  private static String misdirected(TelephonyEvent asked, Answer answer, String instead) {
    log.warn("{} is no answer to a caller of {}", answer, asked.callId());
    return instead;
  }

  private Optional<Answer> answerTo(TelephonyEvent event) {
    return within(answerBudget, events.ask(event));
  }

  private static Optional<Answer> within(Duration budget, CompletableFuture<Answer> asked) {
    try {
      return Optional.of(asked.get(budget.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void inBackground(Runnable task) {
    Thread.ofVirtual().name("late-answer").start(task);
  }
}
