package dev.patchcord.contract.wire;

import static dev.patchcord.contract.wire.Samples.CALLER;
import static dev.patchcord.contract.wire.Samples.NOON;
import static dev.patchcord.contract.wire.Samples.SPECIALIST;
import static dev.patchcord.contract.wire.Samples.STREAM;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.AnsweredBy;
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
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RecordingProgressed;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.RoomStarted;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import dev.patchcord.contract.event.SpecialistRequested;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the outside says during the call of {@link Samples}. */
final class EventSamples {
  private static final String ROOM = "CF00112233445566778899aabbccddeeff";
  private static final String VAPI_CALL = "7420f27a-30fd-4f49-a995-5549ae7cc00d";
  private static final String TOKEN = "9f6a1c1e-5c0f-4a8e-9f0a-2f3b4c5d6e7f";

  private static final String RECORDING = "RE00112233445566778899aabbccddeeff";
  private static final String RECORDING_URL =
      "https://api.twilio.com/2010-04-01/Accounts/AC00/Recordings/" + RECORDING;

  private EventSamples() {}

  static CallerReachedHold reachedHold() {
    return new CallerReachedHold(CALLER, NOON, twilio(Webhook.CONFERENCE, "caller"), CALLER);
  }

  static List<Object> all() {
    return List.of(
        new CallArrived(
            CALLER, NOON, twilio(Webhook.INBOUND_CALL, "caller"), "+14155550142", "+14155550199"),
        new AiSessionOpened(CALLER, NOON, ownFinding(), 1, VAPI_CALL, STREAM),
        new AiSessionFailed(CALLER, NOON, ownFinding(), 1, "no answer within PT3S"),
        new AiSessionEnded(
            CALLER, NOON, vapi("status-update"), VAPI_CALL, "phone-call-provider-closed-websocket"),
        new AiReported(
            CALLER,
            NOON,
            vapi("end-of-call-report"),
            "end-of-call-report",
            VAPI_CALL,
            "Asked about a bill."),
        new SpecialistRequested(
            CALLER,
            NOON,
            vapi("tool-calls"),
            "ai",
            "call_n5CBgGtJ",
            "wants a contract changed",
            "Has moved house.",
            "en-GB",
            "Ada",
            List.of("billing")),
        reachedHold(),
        new HoldMusicFetched(CALLER, NOON, twilio(Webhook.WAIT, "caller"), CALLER),
        new RoomStarted(CALLER, NOON, twilio(Webhook.ROOM_STATUS, "caller"), ROOM),
        new RoomJoined(
            CALLER, NOON, specialist(Webhook.ROOM_STATUS), Leg.SPECIALIST, 1, SPECIALIST, ROOM),
        new RoomLeft(
            CALLER,
            NOON,
            twilio(Webhook.ROOM_STATUS, "caller"),
            Leg.CALLER,
            0,
            CALLER,
            ROOM,
            "participant_hung_up"),
        new RoomEnded(
            CALLER,
            NOON,
            twilio(Webhook.ROOM_STATUS, "caller"),
            ROOM,
            "participant-with-end-conference-on-exit-left",
            CALLER),
        new LegProgressed(
            CALLER,
            NOON,
            specialist(Webhook.LEG_STATUS),
            Leg.SPECIALIST,
            1,
            SPECIALIST,
            LegStatus.BUSY,
            2,
            486),
        new AnswererDetected(
            CALLER, NOON, specialist(Webhook.AMD_STATUS), 1, SPECIALIST, AnsweredBy.HUMAN),
        new ScreeningReached(CALLER, NOON, specialist(Webhook.CONFERENCE), 1, SPECIALIST),
        new ScreeningAnswered(CALLER, NOON, specialist(Webhook.ACCEPT), 1, SPECIALIST, "1"),
        new SpecialistLeftRoom(
            CALLER, NOON, specialist(Webhook.SPECIALIST_DONE), 1, SPECIALIST, "answered"),
        new HoldLeft(
            CALLER,
            NOON,
            twilio(Webhook.AFTER_HOLD, "caller"),
            CALLER,
            1,
            LegStatus.IN_PROGRESS,
            "answered"),
        new AnnouncementFetched(CALLER, NOON, twilio(Webhook.ANNOUNCE, "caller"), CALLER, 2),
        new OperatorAsked(
            CALLER,
            NOON,
            operator(),
            OperatorAction.ANNOUNCE,
            "olga",
            "the line is bad",
            "Ada",
            "Please hold on."),
        new MessageLeft(
            CALLER,
            NOON,
            twilio(Webhook.MESSAGE, "caller"),
            CALLER,
            3,
            RECORDING,
            RECORDING_URL,
            Duration.ofSeconds(17)),
        new CallbackChosen(CALLER, NOON, twilio(Webhook.CALLBACK_CHOICE, "caller"), CALLER, 4, "1"),
        new CallbackRequested(
            CALLER,
            NOON,
            vapi("tool-calls"),
            "call_n5CBgGtJ",
            "+14155550143",
            NOON.plusSeconds(7200),
            "a bill"),
        new CallbackProgressed(
            CALLER,
            NOON,
            twilio(Webhook.CALLBACK_STATUS, "caller"),
            1,
            SPECIALIST,
            LegStatus.BUSY,
            2,
            486),
        new CallbackAnswered(CALLER, NOON, twilio(Webhook.CALLBACK, "caller"), 1, SPECIALIST),
        new CalledBack(
            SPECIALIST,
            NOON,
            twilio(Webhook.CALLBACK_ACCEPT, "caller"),
            SPECIALIST,
            "+14155550142",
            "+14155550199",
            CALLER,
            1,
            "a bill",
            "Has moved house.",
            "en-GB",
            List.of("billing")),
        new RecordingProgressed(
            CALLER,
            NOON,
            twilio(Webhook.RECORDING_STATUS, "caller"),
            CALLER,
            RECORDING,
            "call",
            "completed",
            RECORDING_URL,
            Duration.ofSeconds(62)),
        new CalendarAsked(
            CALLER,
            NOON,
            vapi("tool-calls"),
            "call_n5CBgGtJ",
            true,
            "Ada",
            List.of("billing"),
            NOON,
            NOON.plusSeconds(86400),
            "Grace",
            "a bill"),
        new AppointmentBooked(
            CALLER,
            NOON,
            ownFinding(),
            "ap-1",
            "Ada",
            NOON.plusSeconds(86400),
            NOON.plusSeconds(88200)));
  }

  private static Origin twilio(String webhook, String leg) {
    return new Origin(
        "twilio",
        webhook,
        TOKEN,
        Map.of("call", CALLER, "leg", leg),
        Map.of(
            "CallSid", List.of(CALLER),
            "CallStatus", List.of("in-progress"),
            "StirVerstat", List.of("TN-Validation-Passed-A", "TN-Validation-Passed-B")),
        null);
  }

  private static Origin operator() {
    return new Origin(
        "operator", Webhook.OPERATOR, "operator:1", Map.of("call", CALLER), Map.of(), null);
  }

  private static Origin specialist(String webhook) {
    return new Origin(
        "twilio",
        webhook,
        TOKEN,
        Map.of("call", CALLER, "leg", "specialist", "attempt", "1"),
        Map.of("CallSid", List.of(SPECIALIST), "To", List.of("+14155550123")),
        null);
  }

  private static Origin vapi(String kind) {
    return new Origin(
        "vapi",
        Webhook.VAPI,
        "vapi:" + kind,
        Map.of(),
        Map.of(),
        ContractJson.mapper()
            .readTree(
                "{\"message\":{\"type\":\"%s\",\"call\":{\"id\":\"%s\"},\"cost\":0.25}}"
                    .formatted(kind, VAPI_CALL)));
  }

  private static Origin ownFinding() {
    return new Origin(
        "ingress", Webhook.INBOUND_CALL, "ai-session:1", Map.of("call", CALLER), Map.of(), null);
  }
}
