package dev.patchcord.ingress.translate;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.OfferConnection;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the webhooks of a leg say that calls a caller back. Their URLs name the earlier call; the
 * leg's own CallSid becomes the id of a call when the caller accepts.
 */
public final class CallbackLegs {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  private CallbackLegs() {}

  /**
   * The phone was picked up, or the caller has pressed 1 and the earlier call is asked again.
   *
   * @throws Refused if the call, the leg or the number of the try is missing or malformed
   */
  public static CallbackAnswered answered(WebhookRequest request, Stamp stamp) {
    return new CallbackAnswered(
        earlierCall(request),
        stamp.at(),
        DocumentFetches.fetch(request, stamp),
        callback(request),
        legSid(request));
  }

  /**
   * A call begins on this leg.
   *
   * @param known what the earlier call knows; null if it could not be asked
   */
  public static CalledBack calledBack(
      WebhookRequest request, Stamp stamp, @Nullable OfferConnection known) {
    String legSid = legSid(request);
    return new CalledBack(
        legSid,
        stamp.at(),
        // A leg becomes a call once, however often Twilio delivers it.
        Origins.of("twilio", request, "called-back:" + legSid, null),
        legSid,
        DocumentFetches.callerNumber(request),
        DocumentFetches.ourNumber(request),
        earlierCall(request),
        callback(request),
        known == null ? null : known.reason(),
        known == null ? null : known.summary(),
        known == null ? null : known.language(),
        known == null ? List.of() : known.skills());
  }

  /** Another key than 1 was pressed: no wish to be connected, but news of a phone that talks. */
  public static CallbackProgressed stillTalks(WebhookRequest request, Stamp stamp) {
    return new CallbackProgressed(
        earlierCall(request),
        stamp.at(),
        DocumentFetches.fetch(request, stamp),
        callback(request),
        legSid(request),
        LegStatus.IN_PROGRESS,
        StatusCallbacks.sequence(request),
        null);
  }

  /** Call progress, told to the call that asked for the callback. */
  public static CallbackProgressed progressed(WebhookRequest request, Stamp stamp) {
    String status = request.required("CallStatus");
    int sequence = StatusCallbacks.sequence(request);
    String legSid = legSid(request);
    return new CallbackProgressed(
        earlierCall(request),
        stamp.at(),
        Origins.twilio(request, StatusCallbacks.identity(legSid, sequence, status)),
        callback(request),
        legSid,
        LegStatus.ofWord(status),
        sequence,
        StatusCallbacks.sipCode(request));
  }

  /**
   * The same news for the call that the leg may have become. Only {@code completed}: a leg with any
   * other end was never answered, so it never became a call, and news of what is not over are told
   * by the call's documents.
   */
  public static Optional<LegProgressed> endOfItsOwnCall(CallbackProgressed progressed) {
    if (progressed.status() != LegStatus.COMPLETED) {
      return Optional.empty();
    }
    Origin origin = progressed.origin();
    return Optional.of(
        new LegProgressed(
            progressed.legSid(),
            progressed.at(),
            new Origin(
                origin.source(),
                origin.webhook(),
                origin.deliveryId() + ":own-call",
                origin.query(),
                origin.fields(),
                origin.body()),
            Leg.CALLER,
            0,
            progressed.legSid(),
            progressed.status(),
            progressed.sequence(),
            progressed.sipCode()));
  }

  private static String earlierCall(WebhookRequest request) {
    return CallRef.of(request).callId();
  }

  private static String legSid(WebhookRequest request) {
    return CallRef.callSid(request.required("CallSid"));
  }

  private static int callback(WebhookRequest request) {
    String number = request.query().get(Webhook.CALLBACK_NUMBER);
    if (number == null || !NUMBER.matcher(number).matches()) {
      throw new Refused(
          Refused.Reason.MALFORMED, "The parameter callback must be a number from 1.");
    }
    return Integer.parseInt(number);
  }
}
