package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.OfferConnection;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the assistant's tools, the room and a called-back phone are told about a call. */
final class ToolDocuments {
  private ToolDocuments() {}

  /** Which calendar to ask; a call that is over books nothing. */
  static Answer calendar(Call call, CalendarAsked asked, Instant now) {
    return call.state() == CallState.ENDED
        ? new ToolResult("The caller has hung up.")
        : CalendarDesk.answer(call.flow(), call.callId(), call.caller().from(), asked, now);
  }

  static Answer callback(Call call, CallbackRequested wanted, Instant now) {
    return new ToolResult(
        CallbackGuards.refusal(call, wanted, now)
            .orElse(call.flow().sentences().callbackPromised()));
  }

  /** The same however often one phone asks. */
  static Answer offer(Call call, CallbackAnswered answered) {
    Sentences sentences = call.flow().sentences();
    List<Spoken> words = new ArrayList<>(Wording.of(call, sentences.callingBack()));
    words.addAll(Wording.of(call, sentences.pressToAccept()));
    Wish wish = call.wish();
    String reason =
        call.care().callbackOfTry(answered.callback()).map(Callback::reason).orElse(wish.reason());
    return new OfferConnection(words, reason, wish.summary(), wish.language(), wish.skills());
  }

  /** A numbered announcement, or the one that everybody gets; nothing for an unknown one. */
  static Answer announcement(Call call, AnnouncementFetched fetched) {
    int number = fetched.announcement();
    if (number == 0) {
      return new SayToRoom(List.of(call.flow().spoken(call.flow().sentences().announcement())));
    }
    List<List<Spoken>> made = call.care().announcements();
    return new SayToRoom(number <= made.size() ? made.get(number - 1) : List.of());
  }

  /** Music without a note: whoever is due one gets it from the row. */
  static Answer music(Call call) {
    return new Wait(List.of(), call.flow().waiting().music());
  }
}
