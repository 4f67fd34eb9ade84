package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.callback.CallbackLane;
import dev.patchcord.sandbox.twin.callback.WebhookRequest;
import dev.patchcord.sandbox.twin.callback.Webhooks;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.time.TwilioDate;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Status callbacks of legs, and the verdicts of machine detection. */
@Component
final class ProgressReports {
  private static final int NOT_DELIVERED = 15003;

  private record Series(CallbackLane lane, int sent) {}

  private final Map<String, Series> allSeries = new HashMap<>();
  private final VoiceFields fields;
  private final Webhooks webhooks;
  private final TwinClock clock;

  ProgressReports(VoiceFields fields, Webhooks webhooks, TwinClock clock) {
    this.fields = fields;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** Tells progress, if somebody wants to know it. After a leg's end nothing is kept of it. */
  void progress(Leg leg, String status, @Nullable LegEnd end) {
    tell(leg, status, end);
    if (end != null) {
      forget(leg);
    }
  }

  private synchronized void forget(Leg leg) {
    allSeries.remove(leg.sid());
  }

  private void tell(Leg leg, String status, @Nullable LegEnd end) {
    Hook callback = leg.statusCallback();
    boolean inbound = leg.plan().direction() == Direction.INBOUND;
    if (callback == null || !leg.plan().events().contains(event(status))) {
      return;
    }
    if (end != null && !inbound && !leg.wasInitiated()) {
      return;
    }
    Map<String, String> form = fields.of(leg, status);
    form.put("Timestamp", TwilioDate.text(clock.now()));
    form.put("CallbackSource", "call-progress-events");
    leg.answeredBy().ifPresent(verdict -> form.put("AnsweredBy", verdict));
    if (end != null) {
      Duration talked = leg.talked();
      form.put("CallDuration", Long.toString(talked.toSeconds()));
      form.put("Duration", Long.toString((talked.toSeconds() + 59) / 60));
      form.put("SipResponseCode", Integer.toString(end.sipCode()));
      if (end.status() == CallStatus.FAILED && leg.answeredAt().isEmpty()) {
        form.put("ErrorCode", "13224");
        form.put(
            "ErrorMessage",
            "Dial: Twilio does not support calling this number or the number is invalid");
      }
    }
    send(leg, inbound ? "number-status" : "call-status", callback, form);
  }

  /** Tells the verdict of asynchronous machine detection. */
  void detected(Leg leg, Hook callback, String verdict, Duration took) {
    Map<String, String> form = new HashMap<>();
    form.put("CallSid", leg.sid());
    form.put("AccountSid", fields.of(leg).getOrDefault("AccountSid", ""));
    form.put("AnsweredBy", verdict);
    form.put("MachineDetectionDuration", Long.toString(took.toMillis()));
    new CallbackLane(webhooks, clock, NOT_DELIVERED)
        .send(new WebhookRequest("amd", leg.sid(), callback.url(), callback.method(), form));
  }

  private synchronized void send(Leg leg, String kind, Hook callback, Map<String, String> form) {
    Series series =
        allSeries.getOrDefault(
            leg.sid(), new Series(new CallbackLane(webhooks, clock, NOT_DELIVERED), 0));
    form.put("SequenceNumber", Integer.toString(series.sent()));
    allSeries.put(leg.sid(), new Series(series.lane(), series.sent() + 1));
    series
        .lane()
        .send(new WebhookRequest(kind, leg.sid(), callback.url(), callback.method(), form));
  }

  /** The word in StatusCallbackEvent for a status. */
  private static String event(String status) {
    return switch (status) {
      case "initiated", "ringing" -> status;
      case "in-progress" -> "answered";
      default -> "completed";
    };
  }
}
