package dev.patchcord.ingress.translate;

import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AppointmentBooked;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.ingress.request.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a webhook of Vapi says about a call of ours. */
public final class VapiEvents {
  /** Our key in the session's metadata and variables: the call id. */
  public static final String CALL_ID = "patchcordCallId";

  private VapiEvents() {}

  /**
   * The calls that a webhook may belong to, surest first; more than one means that Vapi contradicts
   * itself. Arguments of a tool are not asked: a caller can talk the model into any text.
   *
   * @param known our own memory of sessions that this instance opened: Vapi's call id to ours
   */
  public static Set<String> callIds(VapiWebhook webhook, Function<String, @Nullable String> known) {
    JsonNode call = webhook.call();
    Set<String> candidates = new LinkedHashSet<>();
    add(candidates, string(call.path("metadata").path(CALL_ID)));
    add(candidates, string(call.path("assistantOverrides").path("variableValues").path(CALL_ID)));
    String vapiCallId = webhook.vapiCallId();
    add(candidates, vapiCallId.isEmpty() ? null : known.apply(vapiCallId));
    add(candidates, string(call.path("transport").path("callSid")));
    add(candidates, string(call.path("phoneCallProviderId")));
    return candidates;
  }

  /** The wish for a person. */
  public static SpecialistRequested specialistRequested(
      String callId, ToolUse use, WebhookRequest request, Stamp stamp) {
    Arguments wish = use.call().arguments();
    return new SpecialistRequested(
        callId,
        stamp.at(),
        origin(use, request),
        "ai",
        use.toolCallId(),
        wish.text("reason"),
        wish.text("summary"),
        wish.language("language"),
        wish.text("specialist"),
        wish.texts("skills", "skill"));
  }

  /**
   * The wish to see free appointments, or to book one.
   *
   * @param booking true to book
   * @throws Arguments.Unreadable if a time cannot be read
   */
  public static CalendarAsked calendarAsked(
      String callId, ToolUse use, boolean booking, WebhookRequest request, Stamp stamp) {
    Arguments wish = use.call().arguments();
    return new CalendarAsked(
        callId,
        stamp.at(),
        origin(use, request),
        use.toolCallId(),
        booking,
        wish.text("specialist"),
        wish.texts("skills", "skill"),
        wish.moment("from"),
        booking ? wish.moment("start") : null,
        wish.text("name"),
        wish.text("about", "reason"));
  }

  /**
   * The wish to be called back.
   *
   * @throws Arguments.Unreadable if the number or the time cannot be read
   */
  public static CallbackRequested callbackRequested(
      String callId, ToolUse use, WebhookRequest request, Stamp stamp) {
    Arguments wish = use.call().arguments();
    return new CallbackRequested(
        callId,
        stamp.at(),
        origin(use, request),
        use.toolCallId(),
        wish.number("number"),
        wish.moment("not_before", "notBefore"),
        wish.text("reason"));
  }

  /**
   * The calendar has booked. Its repetition is the same news.
   *
   * @param webhook path of the webhook that waited for it
   */
  public static AppointmentBooked appointmentBooked(
      Appointment appointment, String webhook, Stamp stamp) {
    return new AppointmentBooked(
        appointment.callId(),
        stamp.at(),
        Origins.ingress(webhook, "booked:" + appointment.id()),
        appointment.id(),
        appointment.specialist(),
        appointment.start(),
        appointment.end());
  }

  /**
   * One use of a tool within its webhook.
   *
   * @param call its id is empty in the older form, which has none
   */
  public record ToolUse(VapiMessage.ToolCall call, VapiWebhook webhook) {
    @Nullable String toolCallId() {
      return call.id().isEmpty() ? null : call.id();
    }
  }

  private static Origin origin(ToolUse use, WebhookRequest request) {
    String toolCallId = use.toolCallId();
    return Origins.of(
        "vapi",
        request,
        toolCallId == null ? delivery(request) : "tool:" + toolCallId,
        use.webhook().body());
  }

  public static AiSessionEnded sessionEnded(
      String callId, VapiWebhook webhook, WebhookRequest request, Stamp stamp, String endedReason) {
    return new AiSessionEnded(
        callId,
        stamp.at(),
        Origins.of("vapi", request, delivery(request), webhook.body()),
        webhook.vapiCallId(),
        endedReason);
  }

  public static AiReported reported(
      String callId, VapiWebhook webhook, WebhookRequest request, Stamp stamp, String kind) {
    return new AiReported(
        callId,
        stamp.at(),
        Origins.of("vapi", request, delivery(request), webhook.body()),
        kind,
        webhook.vapiCallId(),
        AiSummaries.of(webhook.message()));
  }

  /** Vapi sends no id of a delivery; a repetition has the same body, timestamp included. */
  private static String delivery(WebhookRequest request) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.valueOf(request.json()).getBytes(StandardCharsets.UTF_8));
      return "vapi:" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void add(Set<String> candidates, @Nullable String candidate) {
    if (candidate != null && CallRef.isCallSid(candidate)) {
      candidates.add(candidate);
    }
  }

  private static @Nullable String string(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }
}
