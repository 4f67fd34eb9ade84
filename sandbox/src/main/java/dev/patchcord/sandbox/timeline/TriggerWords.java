package dev.patchcord.sandbox.timeline;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.LegProgressed;
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
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import java.util.Locale;

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
              "asks for a person" + (e.reason() == null ? "" : ": " + e.reason()));
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
      case AnnouncementFetched e -> new Happening("caller", "fetches the announcement");
    };
  }

  private static Happening of(CommandOutcome outcome, String command) {
    return switch (outcome) {
      case CommandStarted e -> new Happening("dialer", "is about to ask: " + command);
      case CommandDone e ->
          new Happening(
              "Twilio",
              "done: "
                  + command
                  + (e.legSid() == null ? "" : ", leg " + CallNames.brief(e.legSid()))
                  + ", "
                  + e.status().name().toLowerCase(Locale.ROOT).replace('_', '-')
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
    String sip = event.sipCode() == null ? "" : " (SIP " + event.sipCode() + ")";
    return progress(event.leg(), event.status()) + sip;
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
