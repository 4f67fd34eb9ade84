package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
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
import java.util.Locale;
import java.util.Optional;

/** What a row of the table is entered by: triggers, told apart by leg, command and deadline. */
public enum TriggerKind {
  CALL_ARRIVED,
  AI_SESSION_OPENED,
  AI_SESSION_FAILED,
  AI_SESSION_ENDED,
  AI_REPORTED,
  SPECIALIST_REQUESTED,
  CALLER_REACHED_HOLD,
  HOLD_MUSIC_FETCHED,
  ROOM_STARTED,
  ROOM_ENDED,
  CALLER_JOINED_ROOM,
  CALLER_LEFT_ROOM,
  CALLER_PROGRESSED,
  HOLD_LEFT,
  ANNOUNCEMENT_FETCHED,
  SPECIALIST_PROGRESSED,
  ANSWERER_DETECTED,
  SCREENING_REACHED,
  SCREENING_ANSWERED,
  SPECIALIST_JOINED_ROOM,
  SPECIALIST_LEFT_ROOM,
  /** The specialist's Dial came back: the carrier's document request, not the room's event. */
  SPECIALIST_CAME_BACK,
  HOLD_DONE,
  /** Refused or ambiguous. */
  HOLD_NOT_DONE,
  DIAL_STARTED,
  DIAL_DONE,
  DIAL_REFUSED,
  DIAL_AMBIGUOUS,
  REDIRECT_DONE,
  /** Refused or ambiguous. */
  REDIRECT_NOT_DONE,
  /** A leg was asked to stop, and the carrier did it or had nothing left to do. */
  STOP_SETTLED,
  /** Ambiguous, or refused for another reason than that the leg is gone: it may still ring. */
  STOP_AMBIGUOUS,
  /** The carrier's word about legs that it was asked for. */
  LOOKED_UP,
  /** Refused or ambiguous: the carrier could not be asked. */
  LOOK_UP_FAILED,
  /** A dial waits for the account's calls per second. */
  DIAL_QUEUED,
  ANNOUNCE_SETTLED,
  RECORDING_SETTLED,
  CALLBACK_STARTED,
  CALLBACK_DIALLED,
  CALLBACK_REFUSED,
  CALLBACK_AMBIGUOUS,
  OPERATOR_ASKED,
  MESSAGE_LEFT,
  CALLBACK_CHOSEN,
  CALLBACK_REQUESTED,
  CALLBACK_PROGRESSED,
  CALLBACK_ANSWERED,
  CALLED_BACK,
  RECORDING_PROGRESSED,
  CALENDAR_ASKED,
  APPOINTMENT_BOOKED,
  /** Outcome of a command that the record does not know. */
  UNKNOWN_OUTCOME,
  AI_SESSION_DUE,
  HAND_OVER_DUE,
  HOLD_CONFIRM_DUE,
  RETRY_HOLD_DUE,
  HOLD_LIMIT_DUE,
  ATTEMPT_DUE,
  NEXT_ROUND_DUE,
  FALLBACK_CONFIRM_DUE,
  RETRY_REDIRECT_DUE,
  TALK_OVER_DUE,
  END_LEG_DUE,
  CHECK_UP_DUE,
  CALLBACK_DUE,
  FORGET_DUE,
  /** A deadline that another version of the machine had set. */
  UNKNOWN_DUE;

  /** The kind as people read it, for example {@code caller joined room}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The kind of a trigger, in the light of the commands that the call has issued. */
  public static TriggerKind of(Call call, Trigger trigger) {
    return switch (trigger) {
      case TelephonyEvent event -> of(event);
      case CommandOutcome outcome ->
          call.command(outcome.commandId())
              .map(issued -> of(issued.kind(), outcome))
              .orElse(UNKNOWN_OUTCOME);
      case DeadlineExpired expired -> due(expired.name());
      default ->
          throw new IllegalArgumentException(
              "expected an event, an outcome or a deadline, but " + trigger.getClass().getName());
    };
  }

  private static TriggerKind of(TelephonyEvent event) {
    return switch (event) {
      case CallArrived _ -> CALL_ARRIVED;
      case AiSessionOpened _ -> AI_SESSION_OPENED;
      case AiSessionFailed _ -> AI_SESSION_FAILED;
      case AiSessionEnded _ -> AI_SESSION_ENDED;
      case AiReported _ -> AI_REPORTED;
      case SpecialistRequested _ -> SPECIALIST_REQUESTED;
      case CallerReachedHold _ -> CALLER_REACHED_HOLD;
      case HoldMusicFetched _ -> HOLD_MUSIC_FETCHED;
      case RoomStarted _ -> ROOM_STARTED;
      case RoomEnded _ -> ROOM_ENDED;
      case RoomJoined joined ->
          joined.leg() == Leg.CALLER ? CALLER_JOINED_ROOM : SPECIALIST_JOINED_ROOM;
      case RoomLeft left -> left.leg() == Leg.CALLER ? CALLER_LEFT_ROOM : SPECIALIST_LEFT_ROOM;
      case LegProgressed progressed ->
          progressed.leg() == Leg.CALLER ? CALLER_PROGRESSED : SPECIALIST_PROGRESSED;
      case HoldLeft _ -> HOLD_LEFT;
      case AnnouncementFetched _ -> ANNOUNCEMENT_FETCHED;
      case AnswererDetected _ -> ANSWERER_DETECTED;
      case ScreeningReached _ -> SCREENING_REACHED;
      case ScreeningAnswered _ -> SCREENING_ANSWERED;
      case SpecialistLeftRoom _ -> SPECIALIST_CAME_BACK;
      case OperatorAsked _ -> OPERATOR_ASKED;
      case MessageLeft _ -> MESSAGE_LEFT;
      case CallbackChosen _ -> CALLBACK_CHOSEN;
      case CallbackRequested _ -> CALLBACK_REQUESTED;
      case CallbackProgressed _ -> CALLBACK_PROGRESSED;
      case CallbackAnswered _ -> CALLBACK_ANSWERED;
      case CalledBack _ -> CALLED_BACK;
      case RecordingProgressed _ -> RECORDING_PROGRESSED;
      case CalendarAsked _ -> CALENDAR_ASKED;
      case AppointmentBooked _ -> APPOINTMENT_BOOKED;
    };
  }

  private static TriggerKind of(IssuedCommand.Kind command, CommandOutcome outcome) {
    return switch (outcome) {
      case CommandStarted _ ->
          switch (command) {
            case DIAL -> DIAL_STARTED;
            case CALL_BACK -> CALLBACK_STARTED;
            default -> UNKNOWN_OUTCOME;
          };
      case CommandQueued _ -> command == IssuedCommand.Kind.DIAL ? DIAL_QUEUED : UNKNOWN_OUTCOME;
      case LookedUp _ ->
          switch (command) {
            case LOOK_UP, LOOK_UP_CALLBACK -> LOOKED_UP;
            default -> UNKNOWN_OUTCOME;
          };
      case CommandDone _ ->
          switch (command) {
            case HOLD -> HOLD_DONE;
            case DIAL -> DIAL_DONE;
            case REDIRECT -> REDIRECT_DONE;
            case STOP -> STOP_SETTLED;
            case LOOK_UP, LOOK_UP_CALLBACK -> UNKNOWN_OUTCOME;
            case ANNOUNCE -> ANNOUNCE_SETTLED;
            case RECORD -> RECORDING_SETTLED;
            case CALL_BACK -> CALLBACK_DIALLED;
          };
      case CommandRefused refused ->
          switch (command) {
            case HOLD -> HOLD_NOT_DONE;
            case DIAL -> DIAL_REFUSED;
            case REDIRECT -> REDIRECT_NOT_DONE;
            case STOP -> Guards.saysGone(refused) ? STOP_SETTLED : STOP_AMBIGUOUS;
            case LOOK_UP, LOOK_UP_CALLBACK -> LOOK_UP_FAILED;
            case ANNOUNCE -> ANNOUNCE_SETTLED;
            case RECORD -> RECORDING_SETTLED;
            case CALL_BACK -> CALLBACK_REFUSED;
          };
      case CommandAmbiguous _ ->
          switch (command) {
            case HOLD -> HOLD_NOT_DONE;
            case DIAL -> DIAL_AMBIGUOUS;
            case REDIRECT -> REDIRECT_NOT_DONE;
            case STOP -> STOP_AMBIGUOUS;
            case LOOK_UP, LOOK_UP_CALLBACK -> LOOK_UP_FAILED;
            case ANNOUNCE -> ANNOUNCE_SETTLED;
            case RECORD -> RECORDING_SETTLED;
            case CALL_BACK -> CALLBACK_AMBIGUOUS;
          };
    };
  }

  private static TriggerKind due(String name) {
    Optional<Timer> timer = Timer.named(name);
    return timer
        .map(
            each ->
                switch (each) {
                  case AI_SESSION -> AI_SESSION_DUE;
                  case HAND_OVER -> HAND_OVER_DUE;
                  case HOLD_CONFIRM -> HOLD_CONFIRM_DUE;
                  case RETRY_HOLD -> RETRY_HOLD_DUE;
                  case HOLD_LIMIT -> HOLD_LIMIT_DUE;
                  case ATTEMPT -> ATTEMPT_DUE;
                  case NEXT_ROUND -> NEXT_ROUND_DUE;
                  case FALLBACK_CONFIRM -> FALLBACK_CONFIRM_DUE;
                  case RETRY_REDIRECT -> RETRY_REDIRECT_DUE;
                  case TALK_OVER -> TALK_OVER_DUE;
                  case END_LEG -> END_LEG_DUE;
                  case CHECK_UP -> CHECK_UP_DUE;
                  case CALLBACK -> CALLBACK_DUE;
                  case FORGET -> FORGET_DUE;
                })
        .orElse(UNKNOWN_DUE);
  }
}
