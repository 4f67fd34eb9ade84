package dev.patchcord.ingress.translate;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import dev.patchcord.ingress.request.WebhookRequest;

/** What a fetch of a document says about the call. */
public final class DocumentFetches {
  /** Query parameter of our own redirect: the key that was pressed before it. */
  public static final String DIGITS = "digits";

  private DocumentFetches() {}

  /** Twilio's voice request; the seed's cURL line names the caller {@code Caller}. */
  public static CallArrived arrived(WebhookRequest request, Stamp stamp) {
    String callId = CallRef.callSid(request.required("CallSid"));
    return new CallArrived(
        callId,
        stamp.at(),
        fetch(request, stamp),
        callerNumber(request),
        either(request, "To", "Called"));
  }

  /** The caller's number as Twilio gave it; empty if it did not. */
  public static String callerNumber(WebhookRequest request) {
    return either(request, "From", "Caller");
  }

  public static CallerReachedHold callerReachedHold(
      CallRef caller, WebhookRequest request, Stamp stamp) {
    return new CallerReachedHold(
        caller.callId(), stamp.at(), fetch(request, stamp), caller.legSid());
  }

  public static ScreeningReached screeningReached(
      CallRef specialist, WebhookRequest request, Stamp stamp) {
    return new ScreeningReached(
        specialist.callId(),
        stamp.at(),
        fetch(request, stamp),
        specialist.attempt(),
        specialist.legSid());
  }

  public static HoldMusicFetched holdMusicFetched(
      CallRef caller, WebhookRequest request, Stamp stamp) {
    return new HoldMusicFetched(
        caller.callId(), stamp.at(), fetch(request, stamp), caller.legSid());
  }

  /** The end of the screening; keys survive our own redirect in its query. */
  public static ScreeningAnswered screeningAnswered(
      CallRef specialist, WebhookRequest request, Stamp stamp) {
    String pressed = request.field("Digits");
    return new ScreeningAnswered(
        specialist.callId(),
        stamp.at(),
        fetch(request, stamp),
        specialist.attempt(),
        specialist.legSid(),
        pressed == null ? request.query().getOrDefault(DIGITS, "") : pressed);
  }

  /** The caller's leg wants to know what comes after the room. */
  public static HoldLeft holdLeft(CallRef caller, WebhookRequest request, Stamp stamp) {
    String step = request.query().getOrDefault(Webhook.STEP, "0");
    return new HoldLeft(
        caller.callId(),
        stamp.at(),
        fetch(request, stamp),
        caller.legSid(),
        step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : 0,
        LegStatus.ofWord(request.text("CallStatus")),
        request.text("DialCallStatus"));
  }

  public static SpecialistLeftRoom specialistLeftRoom(
      CallRef specialist, WebhookRequest request, Stamp stamp) {
    return new SpecialistLeftRoom(
        specialist.callId(),
        stamp.at(),
        fetch(request, stamp),
        specialist.attempt(),
        specialist.legSid(),
        request.text("DialCallStatus"));
  }

  public static AnnouncementFetched announcementFetched(
      CallRef leg, WebhookRequest request, Stamp stamp) {
    return new AnnouncementFetched(leg.callId(), stamp.at(), fetch(request, stamp), leg.legSid());
  }

  private static Origin fetch(WebhookRequest request, Stamp stamp) {
    return Origins.twilio(request, "fetch:" + stamp.nonce());
  }

  private static String either(WebhookRequest request, String name, String otherName) {
    String value = request.text(name);
    return value.isEmpty() ? request.text(otherName) : value;
  }
}
