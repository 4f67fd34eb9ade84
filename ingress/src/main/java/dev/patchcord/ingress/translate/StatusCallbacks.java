package dev.patchcord.ingress.translate;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RecordingProgressed;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.RoomStarted;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a status callback says about the call. Twilio's field names are in its reference pages. */
public final class StatusCallbacks {
  private static final Set<String> PURPOSES = Set.of("call", "message");

  private StatusCallbacks() {}

  /** Call progress of a leg. A number's own callback has no query: it speaks of the caller. */
  public static LegProgressed legProgressed(WebhookRequest request, Stamp stamp) {
    CallRef ref = CallRef.of(request);
    String legSid = request.required("CallSid");
    String status = request.required("CallStatus");
    int sequence = sequence(request);
    return new LegProgressed(
        ref.callId(),
        stamp.at(),
        Origins.twilio(request, identity(legSid, sequence, status)),
        ref.leg(),
        ref.attempt(),
        legSid,
        LegStatus.ofWord(status),
        sequence,
        sipCode(request));
  }

  static int sequence(WebhookRequest request) {
    return number(request, "SequenceNumber").orElse(-1);
  }

  static @Nullable Integer sipCode(WebhookRequest request) {
    return number(request, "SipResponseCode").orElse(null);
  }

  /** What makes one delivery of call progress the same as its repetition. */
  static String identity(String legSid, int sequence, String status) {
    return "status:" + legSid + ":" + (sequence < 0 ? "-" : sequence) + ":" + status;
  }

  /**
   * News of a recording. A number that Twilio gives as {@code -1} is none.
   *
   * @throws Refused if the purpose is none of ours
   */
  public static RecordingProgressed recordingProgressed(WebhookRequest request, Stamp stamp) {
    String callId = CallRef.of(request).callId();
    String recordingSid = request.required("RecordingSid");
    String status = request.required("RecordingStatus");
    String purpose = request.query().getOrDefault(Webhook.PURPOSE, "");
    if (!PURPOSES.contains(purpose)) {
      throw new Refused(Refused.Reason.MALFORMED, "The parameter purpose must be call or message.");
    }
    boolean completed = status.equals("completed");
    String legSid = request.text("CallSid");
    String url = request.text("RecordingUrl");
    return new RecordingProgressed(
        callId,
        stamp.at(),
        Origins.twilio(request, "recording:" + recordingSid + ":" + status),
        legSid.isEmpty() ? callId : legSid,
        recordingSid,
        purpose,
        status,
        completed && !url.isEmpty() ? url : null,
        completed
            ? number(request, "RecordingDuration").map(Duration::ofSeconds).orElse(null)
            : null);
  }

  /** Verdict of the answering machine detection; there is one per leg. */
  public static AnswererDetected answererDetected(WebhookRequest request, Stamp stamp) {
    CallRef ref = CallRef.ofSpecialist(request);
    String legSid = request.required("CallSid");
    String verdict = request.required("AnsweredBy");
    return new AnswererDetected(
        ref.callId(),
        stamp.at(),
        Origins.twilio(request, "amd:" + legSid),
        ref.attempt(),
        legSid,
        switch (verdict) {
          case "human" -> AnsweredBy.HUMAN;
          case "fax" -> AnsweredBy.FAX;
          default -> verdict.startsWith("machine_") ? AnsweredBy.MACHINE : AnsweredBy.UNKNOWN;
        });
  }

  /**
   * A conference event; empty for one that says nothing about who is in the room (muting, holding)
   * and for a participant that is no leg of ours, such as a supervisor who was added by hand.
   */
  public static Optional<TelephonyEvent> roomEvent(WebhookRequest request, Stamp stamp) {
    String callId = CallRef.of(request).callId();
    String conferenceSid = request.required("ConferenceSid");
    String event = request.required("StatusCallbackEvent");
    Origin origin =
        Origins.twilio(
            request, "room:" + conferenceSid + ":" + request.text("SequenceNumber") + ":" + event);
    return switch (event) {
      case "conference-start" ->
          Optional.of(new RoomStarted(callId, stamp.at(), origin, conferenceSid));
      case "conference-end" ->
          Optional.of(
              new RoomEnded(
                  callId,
                  stamp.at(),
                  origin,
                  conferenceSid,
                  request.text("ReasonConferenceEnded"),
                  request.field("CallSidEndingConference")));
      case "participant-join" ->
          participant(request, callId)
              .map(
                  who ->
                      new RoomJoined(
                          callId,
                          stamp.at(),
                          origin,
                          who.leg(),
                          who.attempt(),
                          who.legSid(),
                          conferenceSid));
      case "participant-leave" ->
          participant(request, callId)
              .map(
                  who ->
                      new RoomLeft(
                          callId,
                          stamp.at(),
                          origin,
                          who.leg(),
                          who.attempt(),
                          who.legSid(),
                          conferenceSid,
                          request.text("ReasonParticipantLeft")));
      default -> Optional.empty();
    };
  }

  private static Optional<CallRef> participant(WebhookRequest request, String callId) {
    String legSid = request.required("CallSid");
    String label = request.text("ParticipantLabel");
    if (label.equals(Webhook.CALLER) || legSid.equals(callId)) {
      return Optional.of(new CallRef(callId, legSid, Leg.CALLER, 0));
    }
    String prefix = Webhook.SPECIALIST + "-";
    return label.startsWith(prefix) && label.substring(prefix.length()).matches("[1-9][0-9]{0,5}")
        ? Optional.of(
            new CallRef(
                callId, legSid, Leg.SPECIALIST, Integer.parseInt(label.substring(prefix.length()))))
        : Optional.empty();
  }

  private static Optional<Integer> number(WebhookRequest request, String name) {
    @Nullable String text = request.field(name);
    return text != null && text.matches("[0-9]{1,9}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }
}
