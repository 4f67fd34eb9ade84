package dev.patchcord.ingress.reception;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.AwaitVerdict;
import dev.patchcord.contract.answer.ConsultCalendar;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OfferCallback;
import dev.patchcord.contract.answer.OfferConnection;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.answer.TakeMessage;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.telemetry.KeptCall;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every caller a document. The machine decides; where it does not answer in time, the caller
 * gets a document that is safe whatever the machine decides later.
 */
public final class CallerReception {
  private static final Logger log = LoggerFactory.getLogger(CallerReception.class);

  private final Machine machine;
  private final Documents documents;
  private final AiConnection ai;
  private final Repetitions<String> arrivals;

  /** A reception. */
  public CallerReception(
      Machine machine, Documents documents, AiConnection ai, Repetitions<String> arrivals) {
    this.machine = machine;
    this.documents = documents;
    this.ai = ai;
    this.arrivals = arrivals;
  }

  /** For a caller who has just dialled our number. */
  public String arrival(CallArrived arrived) {
    return arrivals.of(arrived.callId(), () -> firstDocument(arrived));
  }

  private String firstDocument(CallArrived arrived) {
    String callId = arrived.callId();
    Optional<Answer> answer = machine.answerTo(arrived);
    if (answer.isPresent()) {
      return document(arrived, arrived.from(), answer.get(), hold(callId));
    }
    // Nobody to ask: the caller is not made to wait for that. The machine takes the session as
    // the call's first when it hears of it.
    OpenAiSession first = new OpenAiSession(1, null, Map.of());
    return switch (ai.connect(arrived, arrived.from(), first)) {
      case AiConnection.Connected(String twiml) -> twiml;
      case AiConnection.NotConnected(AiSessionFailed fact) -> {
        machine.tellLater(fact);
        yield hold(callId);
      }
    };
  }

  /** For a caller who was redirected to the room. */
  public String reachedHold(CallerReachedHold reached, String callerNumber) {
    return machine
        .answerTo(reached)
        .map(answer -> document(reached, callerNumber, answer, hold(reached.callId())))
        .orElseGet(() -> hold(reached.callId()));
  }

  /** For a caller in the room who hears nothing until this is there. */
  public String waiting(HoldMusicFetched fetched) {
    String callId = fetched.callId();
    String instead = documents.caller().waiting(callId);
    return switch (machine.quickAnswerTo(fetched).orElse(null)) {
      // Nothing to say and nothing to play would be silence.
      case Wait wait when wait.words().isEmpty() && wait.music().isEmpty() -> instead;
      case Wait wait -> documents.caller().waiting(callId, wait);
      case null -> instead;
      case Answer other -> misdirected(fetched, other, instead);
    };
  }

  /**
   * For a caller who came out of the room or was taken out of it.
   *
   * @param callerNumber for a session with the AI, if the machine wants one
   */
  public String afterHold(HoldLeft left, String callerNumber) {
    if (left.legStatus().isFinal()) {
      machine.tell(left);
      return documents.nothing();
    }
    CompletableFuture<Answer> asked = machine.ask(left);
    Optional<Answer> answer = machine.withinBudget(asked);
    if (answer.isEmpty()) {
      CompletableFuture<Void> _ =
          asked.thenAcceptAsync(
              late -> openLate(left, callerNumber, late), CallerReception::inBackground);
      return documents.caller().stayOnTheLine(left.callId(), left.step());
    }
    return document(left, callerNumber, answer.get(), documents.nobodyAvailable());
  }

  /**
   * For a caller who has left a message or has decided about a callback.
   *
   * @param decided a {@code MessageLeft} or {@code CallbackChosen}
   * @param step of the document that asked
   * @param legStatus a final one means that the caller has hung up, as after most messages
   */
  public String afterQuestion(
      TelephonyEvent decided, int step, LegStatus legStatus, String callerNumber) {
    if (legStatus.isFinal()) {
      machine.tell(decided);
      return documents.nothing();
    }
    return machine
        .answerTo(decided)
        .map(answer -> document(decided, callerNumber, answer, documents.nobodyAvailable()))
        .orElseGet(() -> documents.caller().stayOnTheLine(decided.callId(), step));
  }

  /**
   * What a caller gets for an answer.
   *
   * @param otherwise where the answer cannot be carried out
   */
  String document(TelephonyEvent asked, String callerNumber, Answer answer, String otherwise) {
    if (answer instanceof OpenAiSession order) {
      return switch (ai.connect(asked, callerNumber, order)) {
        case AiConnection.Connected(String twiml) -> twiml;
        case AiConnection.NotConnected(AiSessionFailed fact) ->
            machine
                .answerTo(fact)
                .map(instead -> worded(fact, instead, otherwise))
                .orElse(otherwise);
      };
    }
    return worded(asked, answer, otherwise);
  }

  private String worded(TelephonyEvent asked, Answer answer, String otherwise) {
    String callId = asked.callId();
    return switch (answer) {
      case PlayDocument(String twiml) -> twiml;
      case EnterHold hold -> documents.caller().hold(callId, hold);
      case Announce announce -> documents.caller().announce(callId, announce);
      case TakeMessage take -> documents.caller().takeMessage(callId, take);
      case OfferCallback offer -> documents.caller().offerCallback(callId, offer);
      case HangUp hangUp -> documents.hangUp(hangUp.words());
      // A session failed just now; another one so soon would fail as that one did.
      case OpenAiSession _ -> otherwise;
      case Wait _,
          Screen _,
          AwaitVerdict _,
          JoinRoom _,
          SayToRoom _,
          OfferConnection _,
          ToolResult _,
          OperatorNoted _,
          ConsultCalendar _,
          SlotsOffered _,
          SlotBooked _,
          SlotTaken _ ->
          misdirected(asked, answer, otherwise);
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
      machine.tellLater(fact);
    }
  }

  private String hold(String callId) {
    return documents.caller().hold(callId);
  }

  private static String misdirected(TelephonyEvent asked, Answer answer, String instead) {
    log.warn("{} is no answer to a caller of {}", answer, asked.callId());
    return instead;
  }

  private static void inBackground(Runnable task) {
    Thread.ofVirtual().name("late-answer").start(KeptCall.here().with(task));
  }
}
