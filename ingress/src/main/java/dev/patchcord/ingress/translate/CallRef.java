package dev.patchcord.ingress.translate;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which call, leg and attempt a Twilio webhook is about, as its signed query says.
 *
 * @param callId the caller's CallSid
 * @param legSid the leg that the webhook speaks of; empty if it names none
 * @param attempt 0 for the caller
 */
public record CallRef(String callId, String legSid, Leg leg, int attempt) {
  /**
   * A CallSid is CA and 32 hex digits; hand-made ones of rehearsals ({@code CA12345}) are let
   * through. It becomes a Kafka key, a room's name and part of URLs, so nothing else may be in it.
   */
  private static final Pattern CALL_SID = Pattern.compile("CA[0-9A-Za-z]{1,62}");

  /** Attempts are counted over one call: more digits than this are no attempt of ours. */
  private static final Pattern ATTEMPT = Pattern.compile("[1-9][0-9]{0,5}");

  /**
   * Reads it.
   *
   * @throws Refused if the call or, for a specialist, the attempt is missing or malformed
   */
  public static CallRef of(WebhookRequest request) {
    String leg = request.query().getOrDefault(Webhook.LEG, Webhook.CALLER);
    String legSid = request.text("CallSid");
    return switch (leg) {
      case Webhook.CALLER -> new CallRef(callId(request), legSid, Leg.CALLER, 0);
      case Webhook.SPECIALIST ->
          new CallRef(callId(request), legSid, Leg.SPECIALIST, attempt(request));
      default ->
          throw new Refused(
              Refused.Reason.MALFORMED, "The parameter leg must be caller or specialist.");
    };
  }

  /**
   * For webhooks that are only about specialists, whose query has the attempt but no leg.
   *
   * @throws Refused as {@link #of}
   */
  public static CallRef ofSpecialist(WebhookRequest request) {
    return new CallRef(callId(request), request.text("CallSid"), Leg.SPECIALIST, attempt(request));
  }

  /**
   * The caller's leg itself: the webhook's own CallSid must be the call's.
   *
   * @throws Refused if another leg fetches a caller's document
   */
  public CallRef ofCallerItself() {
    if (!legSid.isEmpty() && !legSid.equals(callId)) {
      throw new Refused(
          Refused.Reason.MALFORMED, "The field CallSid is not the call that the URL names.");
    }
    return new CallRef(callId, callId, Leg.CALLER, 0);
  }

  /**
   * The call that a webhook is about, as far as its address and its fields tell. For logs and
   * traces: nothing is decided by it.
   *
   * @return null if that is only known to whoever reads the body, or to nobody
   */
  public static @Nullable String mentionedBy(WebhookRequest request) {
    String call = request.query().get(Webhook.CALL);
    if (call == null && request.path().startsWith(Webhook.OPERATOR + "/")) {
      call = request.path().substring(Webhook.OPERATOR.length() + 1).split("/", 2)[0];
    }
    if (call == null) {
      call = request.field("CallSid");
    }
    return isCallSid(call) ? call : null;
  }

  /** True if this can be a CallSid. */
  public static boolean isCallSid(@Nullable String text) {
    return text != null && CALL_SID.matcher(text).matches();
  }

  /**
   * A CallSid.
   *
   * @throws Refused if it cannot be one
   */
  static String callSid(String text) {
    if (!isCallSid(text)) {
      throw new Refused(
          Refused.Reason.MALFORMED, "A CallSid begins with CA, followed by letters and digits.");
    }
    return text;
  }

  private static String callId(WebhookRequest request) {
    String call = request.query().get(Webhook.CALL);
    return callSid(call == null ? request.required("CallSid") : call);
  }

  private static int attempt(WebhookRequest request) {
    String attempt = request.query().get(Webhook.ATTEMPT);
    if (attempt == null || !ATTEMPT.matcher(attempt).matches()) {
      throw new Refused(Refused.Reason.MALFORMED, "The parameter attempt must be a number from 1.");
    }
    return Integer.parseInt(attempt);
  }
}
