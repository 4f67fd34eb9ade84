package dev.patchcord.orchestrator.timeline;

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
import dev.patchcord.contract.flow.Spoken;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what the machine answered to a webhook that waited. */
public final class AnswerWords {
  private AnswerWords() {}

  /** One phrase for the answer. */
  public static String of(Answer answer) {
    return switch (answer) {
      case OpenAiSession a ->
          "open AI session " + a.session() + (a.context().isEmpty() ? "" : ": " + of(a.context()));
      case PlayDocument a -> "play the AI's document";
      case EnterHold a ->
          "hold document" + (isSilent(a.first()) ? "" : ", first: " + of(a.first()));
      case Wait a -> isSilent(a.words()) ? "waiting music" : "waiting note: " + of(a.words());
      case Announce a -> "say " + of(a.words()) + ", then go on";
      case TakeMessage a -> "take a message: " + of(a.words());
      case OfferCallback a -> "offer a callback: " + of(a.words());
      case Screen a -> "ask for a key press";
      case AwaitVerdict a -> "wait for the machine detection's verdict";
      case JoinRoom a ->
          "join the caller's room" + (isSilent(a.briefing()) ? "" : ", first: " + of(a.briefing()));
      case HangUp a -> isSilent(a.words()) ? "hang up" : "say " + of(a.words()) + " and hang up";
      case SayToRoom a -> "say to the room " + of(a.words());
      case OfferConnection a -> "offer to connect: " + of(a.words());
      case ToolResult a -> "tell the AI \"" + a.text() + "\"";
      case OperatorNoted a -> a.why() == null ? "tell the operator: taken" : "refuse: " + a.why();
      case ConsultCalendar a ->
          "ask calendar "
              + a.request().calendar()
              + (a.request().booking() == null
                  ? " what is free"
                  : " to book " + a.request().booking());
      case SlotsOffered a -> "free: " + a.slots().size() + " slots";
      case SlotBooked a ->
          "booked: " + a.appointment().specialist() + " at " + a.appointment().start();
      case SlotTaken a -> "not booked: " + a.why();
    };
  }

  private static boolean isSilent(List<Spoken> words) {
    return words.stream().allMatch(spoken -> spoken.text().isBlank());
  }

  private static String of(List<Spoken> words) {
    return words.stream()
        .map(Spoken::text)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(" ", "\"", "\""));
  }

  private static String of(Map<String, String> context) {
    return new TreeMap<>(context)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
