package dev.patchcord.orchestrator.timeline;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.AppointmentBooked;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.event.RecordingProgressed;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.RoomStarted;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.LookedUp;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a call centre's words what happened: who, and what. */
final class TriggerWords {
  private TriggerWords() {}

  /**
   * One happening.
   *
   * @param who whose doing it is: a party, the room, the carrier or the clock
   * @param what a phrase that goes on after {@code who}
   */
  record Happening(String who, String what) {}

  /**
   * Words for a trigger.
   *
   * @param command what the command of an outcome was about, in {@link CommandWords}; its bare id
   *     if that is not known
   */
  static Happening of(Trigger trigger, String command) {
    return switch (trigger) {
      case TelephonyEvent event -> of(event);
      case CommandOutcome outcome -> of(outcome, command);
      case DeadlineExpired due -> new Happening("clock", "time is up: " + due.name());
      default -> throw new IllegalArgumentException("no words for " + trigger.getClass().getName());
    };
  }

  /** The carrier's party for a leg: {@code caller}, {@code specialist 1}. */
  static String party(Leg leg, int attempt) {
    return switch (leg) {
      case CALLER -> "caller";
      case SPECIALIST -> "specialist " + attempt;
    };
  }

  private static Happening of(TelephonyEvent event) {
    return switch (event) {
      case CallArrived e ->
          new Happening(
              "caller",
              e.to().isEmpty()
                  ? "calls from " + e.from()
                  : "calls " + e.to() + " from " + e.from());
      case AiSessionOpened e -> new Happening("AI", "session " + e.session() + " is open");
      case AiSessionFailed e ->
          new Happening("AI", "session " + e.session() + " could not be opened: " + e.cause());
      case AiSessionEnded e -> new Happening("AI", "session is over" + inBrackets(e.endedReason()));
      case AiReported e -> new Happening("AI", "reports " + e.kind());
      case SpecialistRequested e ->
          new Happening(
              e.requestedBy().equals("ai") ? "AI" : "/" + e.requestedBy(),
              "asks for "
                  + (e.specialist() == null ? "a person" : e.specialist())
                  + (e.skills().isEmpty() ? "" : " who knows " + String.join(", ", e.skills()))
                  + (e.reason() == null ? "" : ": " + e.reason()));
      case CallerReachedHold e -> new Happening("caller", "fetches the hold document");
      case HoldMusicFetched e -> new Happening("caller", "hears the waiting music");
      case RoomStarted e -> new Happening("room", "begins to mix");
      case RoomJoined e -> new Happening(party(e.leg(), e.attempt()), "is in the room");
      case RoomLeft e ->
          new Happening(
              party(e.leg(), e.attempt()), "has left the room" + inBrackets(words(e.reason())));
      case RoomEnded e -> new Happening("room", "is closed" + inBrackets(words(e.reason())));
      case LegProgressed e -> new Happening(party(e.leg(), e.attempt()), progress(e));
      case AnswererDetected e ->
          new Happening(
              party(Leg.SPECIALIST, e.attempt()),
              "was answered by: " + e.answeredBy().name().toLowerCase(Locale.ROOT));
      case ScreeningReached e ->
          new Happening(party(Leg.SPECIALIST, e.attempt()), "picks up and is asked to press 1");
      case ScreeningAnswered e ->
          new Happening(party(Leg.SPECIALIST, e.attempt()), pressed(e.digits()));
      case SpecialistLeftRoom e ->
          new Happening(
              party(Leg.SPECIALIST, e.attempt()),
              "comes out of the room" + inBrackets(e.dialStatus()));
      case HoldLeft e -> new Happening("caller", holdLeft(e));
      case AnnouncementFetched e ->
          e.announcement() == 0
              ? new Happening("caller", "fetches the announcement")
              : new Happening("room", "fetches announcement " + e.announcement());
      case OperatorAsked e ->
          new Happening("operator", e.by() + " " + wish(e) + inBrackets(e.why()));
      case MessageLeft e ->
          new Happening(
              "caller",
              e.recordingSid() == null
                  ? "has left no message"
                  : "has left a message of " + e.length().toSeconds() + " s");
      case CallbackChosen e ->
          new Happening(
              "caller",
              e.digits().equals("1") ? "pressed 1: wants to be called back" : "wants no callback");
      case CallbackRequested e ->
          new Happening(
              "AI",
              "the caller wants to be called back"
                  + (e.notBefore() == null ? "" : " at " + e.notBefore())
                  + (e.reason() == null ? "" : ": " + e.reason()));
      case CallbackProgressed e ->
          new Happening(
              "callback " + e.callback(), progress(Leg.SPECIALIST, e.status()) + sip(e.sipCode()));
      case CallbackAnswered e ->
          new Happening("callback " + e.callback(), "is answered and asked to press 1");
      case CalledBack e ->
          new Happening(
              "caller",
              "takes callback " + e.callback() + " of " + CallNames.brief(e.earlierCall()));
      case RecordingProgressed e ->
          new Happening(
              "recording",
              "of the "
                  + e.purpose()
                  + ": "
                  + e.status()
                  + (e.url() == null ? "" : ", " + e.url()));
      case CalendarAsked e ->
          new Happening(
              "AI",
              (e.booking() ? "books " + e.start() : "asks what is free")
                  + (e.specialist() == null ? "" : " with " + e.specialist()));
      case AppointmentBooked e ->
          new Happening("calendar", "has booked " + e.specialist() + " at " + e.start());
    };
  }

  private static Happening of(CommandOutcome outcome, String command) {
    return switch (outcome) {
      case CommandQueued e ->
          new Happening(
              "dialer",
              "has to wait about "
                  + e.expectedWait().toSeconds()
                  + " s, "
                  + e.ahead()
                  + " go first: "
                  + command);
      case CommandStarted e -> new Happening("dialer", "is about to ask: " + command);
      case LookedUp e -> new Happening("Twilio", "says: " + found(e));
      case CommandDone e ->
          new Happening(
              "Twilio",
              "done: "
                  + command
                  + (e.legSid() == null ? "" : ", leg " + CallNames.brief(e.legSid()))
                  + ", "
                  + word(e.status())
                  + inBrackets(e.note()));
      case CommandRefused e ->
          new Happening(
              e.httpStatus() == 0 ? "dialer" : "Twilio",
              "refused: "
                  + command
                  + (e.httpStatus() == 0 ? "" : ", HTTP " + e.httpStatus())
                  + (e.code() == 0 ? "" : ", code " + e.code())
                  + inBrackets(e.message()));
      case CommandAmbiguous e ->
          new Happening(
              "Twilio",
              "nobody knows: "
                  + command
                  + (e.httpStatus() == 0 ? ", no reply" : ", HTTP " + e.httpStatus())
                  + inBrackets(e.cause()));
    };
  }

  private static String progress(LegProgressed event) {
    return progress(event.leg(), event.status()) + sip(event.sipCode());
  }

  private static String sip(@Nullable Integer code) {
    return code == null ? "" : " (SIP " + code + ")";
  }

  private static String wish(OperatorAsked event) {
    return switch (event.action()) {
      case TRANSFER ->
          "wants the caller connected"
              + (event.specialist() == null ? "" : " to " + event.specialist());
      case TAKE_BACK -> "takes the caller back to the AI";
      case TRY_NEXT -> "wants the next specialist tried";
      case ANNOUNCE -> "announces \"" + event.text() + "\"";
      case HANG_UP -> "ends the call";
    };
  }

  private static String found(LookedUp answer) {
    String legs =
        answer.legs().isEmpty()
            ? "no such leg"
            : answer.legs().stream()
                .map(leg -> "leg " + CallNames.brief(leg.legSid()) + " is " + word(leg.status()))
                .collect(Collectors.joining(", "));
    List<String> room = answer.room();
    if (room == null) {
      return legs;
    }
    return legs
        + (room.isEmpty()
            ? ", nobody is in the room"
            : ", in the room: " + String.join(", ", room));
  }

  private static String word(LegStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String progress(Leg leg, LegStatus status) {
    return switch (status) {
      case QUEUED -> "is queued at the carrier";
      case INITIATED -> "is being dialled";
      case RINGING -> leg == Leg.CALLER ? "hears it ring" : "hears the phone ring";
      case IN_PROGRESS -> leg == Leg.CALLER ? "is connected" : "answers the phone";
      case COMPLETED -> "has hung up";
      case BUSY -> "is busy";
      case NO_ANSWER -> "does not answer";
      case FAILED -> "cannot be reached";
      case CANCELED -> leg == Leg.CALLER ? "gave up" : "stopped ringing: cancelled";
      case UNKNOWN -> "reports a status that is not known here";
    };
  }

  private static String pressed(String digits) {
    return switch (digits) {
      case "1" -> "pressed 1: accepts";
      case "" -> "pressed nothing";
      default -> "pressed " + digits + ": declines";
    };
  }

  private static String holdLeft(HoldLeft event) {
    String after = event.step() == 0 ? "" : " (redirect " + event.step() + ")";
    return event.legStatus().isFinal()
        ? "has left and hung up" + after
        : "is out of the room, what now?" + after;
  }

  private static String words(String reason) {
    return reason.replace('_', ' ');
  }

  private static String inBrackets(String text) {
    return text.isBlank() ? "" : " (" + text + ")";
  }
}
