package dev.patchcord.ingress.translate;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.RoomStarted;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a status callback says about the call. Twilio's field names are in its reference pages. */
public final class StatusCallbacks {
  private StatusCallbacks() {}

  /** Call progress of a leg. A number's own callback has no query: it speaks of the caller. */
  public static LegProgressed legProgressed(WebhookRequest request, Stamp stamp) {
    CallRef ref = CallRef.of(request);
    String legSid = request.required("CallSid");
    String status = request.required("CallStatus");
    int sequence = number(request, "SequenceNumber").orElse(-1);
    return new LegProgressed(
        ref.callId(),
        stamp.at(),
        Origins.twilio(
            request, "status:" + legSid + ":" + (sequence < 0 ? "-" : sequence) + ":" + status),
        ref.leg(),
        ref.attempt(),
        legSid,
        LegStatus.ofWord(status),
        sequence,
        number(request, "SipResponseCode").orElse(null));
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
