package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.OfferCallback;
import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.answer.TakeMessage;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.AiSession.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The document that a leg gets: a function of the call's state, because one redirect can fetch two
 * and a repeated delivery must get the same (trap 9 of the design). The one answer that is not here
 * is {@code OpenAiSession}: exactly one asker gets it, from the row that opens the session.
 */
final class Documents {
  private Documents() {}

  /**
   * What an asker is told; empty if it has to wait for the session that is being opened.
   *
   * @param refusal why nothing was done; null if something was
   */
  static Optional<Answer> forAsker(Call call, Stimulus stimulus, @Nullable Refusal refusal) {
    return switch (stimulus.trigger()) {
      case ScreeningReached reached ->
          Optional.of(SpecialistDocuments.of(call, Subject.of(call, reached).attempt(), true));
      case ScreeningAnswered answered ->
          Optional.of(SpecialistDocuments.of(call, Subject.of(call, answered).attempt(), false));
      case SpecialistLeftRoom _ -> Optional.of(SpecialistDocuments.WITHOUT_A_WORD);
      case HoldMusicFetched _ -> Optional.of(ToolDocuments.music(call));
      case AnnouncementFetched fetched -> Optional.of(ToolDocuments.announcement(call, fetched));
      case CalendarAsked asked -> Optional.of(ToolDocuments.calendar(call, asked, stimulus.now()));
      case CallbackRequested wanted ->
          Optional.of(ToolDocuments.callback(call, wanted, stimulus.now()));
      case CallbackAnswered answered -> Optional.of(ToolDocuments.offer(call, answered));
      case OperatorAsked _ ->
          Optional.of(new OperatorNoted(call.state(), refusal == null ? null : refusal.text()));
      default -> forCaller(call);
    };
  }

  /** What the caller's leg does now; empty while a session is being opened for it. */
  static Optional<Answer> forCaller(Call call) {
    return switch (call.state()) {
      case AI -> withTheAssistant(call, call.ai());
      case HOLD, DIALING, BRIDGED -> Optional.of(hold(call));
      case FALLBACK -> onTheLadder(call);
      case ENDED -> Optional.of(SpecialistDocuments.WITHOUT_A_WORD);
    };
  }

  private static Optional<Answer> withTheAssistant(Call call, AiSession ai) {
    if (ai.is(Status.OPENING)) {
      return Optional.empty();
    }
    String twiml = ai.twiml();
    return Optional.of(twiml == null ? hold(call) : new PlayDocument(twiml));
  }

  private static Optional<Answer> onTheLadder(Call call) {
    Fallback fallback = call.fallback();
    Fallback.Page page = fallback.page();
    if (page == null) {
      return Optional.of(hold(call));
    }
    return switch (page) {
      case UNDECIDED -> Optional.empty();
      case ASSISTANT -> call.ai().is(Status.OPENING) ? Optional.empty() : Optional.of(hold(call));
      case SPECIALIST -> Optional.of(hold(call));
      case ANNOUNCEMENT -> Optional.of(new Announce(fallback.words(), fallback.pageStep()));
      case MESSAGE ->
          Optional.of(
              new TakeMessage(
                  fallback.words(), LadderEffects.LONGEST_MESSAGE, fallback.pageStep()));
      case CALLBACK -> Optional.of(new OfferCallback(fallback.words(), fallback.pageStep()));
      case LAST_WORDS -> Optional.of(new HangUp(fallback.words()));
    };
  }

  private static EnterHold hold(Call call) {
    List<Spoken> first = new ArrayList<>();
    if (call.state() == CallState.HOLD && call.fallback().isOn(Fallback.Page.SPECIALIST)) {
      first.addAll(call.fallback().words());
    }
    first.addAll(RecordingEffects.consent(call.flow(), call.care()));
    return new EnterHold(first, call.flow().starKey());
  }
}
