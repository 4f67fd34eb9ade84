package dev.patchcord.ingress.translate;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import dev.patchcord.ingress.request.WebhookRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a fetch of a document says about the call. */
public final class DocumentFetches {
  /** Query parameter of our own redirect: the key that was pressed before it. */
  public static final String DIGITS = "digits";

  private DocumentFetches() {}

  /** Twilio's voice request; the seed's cURL line names the caller {@code Caller}. */
  public static CallArrived arrived(WebhookRequest request, Stamp stamp) {
    String callId = CallRef.callSid(request.required("CallSid"));
    return new CallArrived(
        callId, stamp.at(), fetch(request, stamp), callerNumber(request), ourNumber(request));
  }

  /**
   * The number of the person on a caller's leg as Twilio gave it; empty if it did not. On a leg
   * that we dialled, that of a caller who is called back, it is the one that was dialled.
   */
  public static String callerNumber(WebhookRequest request) {
    return isOutbound(request)
        ? either(request, "To", "Called")
        : either(request, "From", "Caller");
  }

  /** Our number on a caller's leg; empty if Twilio did not give it. */
  static String ourNumber(WebhookRequest request) {
    return isOutbound(request)
        ? either(request, "From", "Caller")
        : either(request, "To", "Called");
  }

  private static boolean isOutbound(WebhookRequest request) {
    return request.text("Direction").startsWith("outbound");
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
    return new HoldLeft(
        caller.callId(),
        stamp.at(),
        fetch(request, stamp),
        caller.legSid(),
        step(request),
        legStatus(request),
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

  /** The announcement document; without a number it is the one that everybody gets. */
  public static AnnouncementFetched announcementFetched(
      CallRef leg, WebhookRequest request, Stamp stamp) {
    return new AnnouncementFetched(
        leg.callId(),
        stamp.at(),
        fetch(request, stamp),
        leg.legSid(),
        number(request, Webhook.ANNOUNCEMENT));
  }

  /** The Record's action, or the verb after it if nothing was said. */
  public static MessageLeft messageLeft(CallRef caller, WebhookRequest request, Stamp stamp) {
    String seconds = request.text("RecordingDuration");
    return new MessageLeft(
        caller.callId(),
        stamp.at(),
        fetch(request, stamp),
        caller.legSid(),
        step(request),
        orNull(request.text("RecordingSid")),
        orNull(request.text("RecordingUrl")),
        Duration.ofSeconds(seconds.matches("[0-9]{1,6}") ? Long.parseLong(seconds) : 0));
  }

  public static CallbackChosen callbackChosen(CallRef caller, WebhookRequest request, Stamp stamp) {
    return new CallbackChosen(
        caller.callId(),
        stamp.at(),
        fetch(request, stamp),
        caller.legSid(),
        step(request),
        request.text("Digits"));
  }

  /** Number of the document or redirect that named this address; 0 where it named none. */
  public static int step(WebhookRequest request) {
    return number(request, Webhook.STEP);
  }

  /** How the leg stood when it fetched this. */
  public static LegStatus legStatus(WebhookRequest request) {
    return LegStatus.ofWord(request.text("CallStatus"));
  }

  private static int number(WebhookRequest request, String parameter) {
    String number = request.query().getOrDefault(parameter, "0");
    return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static Origin fetch(WebhookRequest request, Stamp stamp) {
    return Origins.twilio(request, "fetch:" + stamp.nonce());
  }

  private static String either(WebhookRequest request, String name, String otherName) {
    String value = request.text(name);
    return value.isEmpty() ? request.text(otherName) : value;
  }
}
