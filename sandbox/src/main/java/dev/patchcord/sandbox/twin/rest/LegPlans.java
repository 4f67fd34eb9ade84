package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.leg.Direction;
import dev.patchcord.sandbox.twin.leg.LegPlan;
import dev.patchcord.sandbox.twin.leg.LegPlan.Conversation;
import dev.patchcord.sandbox.twin.leg.LegPlan.Detection;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads create requests: what is asked for, or why it is refused. */
@Component
final class LegPlans {
  private static final int MAX_TWIML = 4000;
  private static final int MAX_TIMEOUT = 600;
  private static final int DAY = 86_400;
  private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");

  private final TwinSettings settings;
  private final Legs legs;
  private final TwinRecord record;
  private final TwinClock clock;

  LegPlans(TwinSettings settings, Legs legs, TwinRecord record, TwinClock clock) {
    this.settings = settings;
    this.legs = legs;
    this.record = record;
    this.clock = clock;
  }

  /** Calls create. */
  LegPlan call(Form form) {
    String to = form.to();
    String from = owned(form.from());
    TwimlSource first =
        form.hook("Url", "Method", 21205)
            .<TwimlSource>map(url -> new TwimlSource.Fetch(url.url(), url.method(), Map.of()))
            .or(() -> form.text("Twiml").map(LegPlans::inline))
            .orElseThrow(() -> TwilioRefusal.badRequest(21205, "Url parameter is required."));
    Optional<Hook> amd = form.hook("AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", 21205);
    boolean async = form.flag("AsyncAmd", false);
    return plan(form, from, to, legs.documents(first), 1, detection(form, async, amd));
  }

  /** Participants create; its machine detection is always asynchronous. */
  LegPlan participant(Form form, Conversation conversation) {
    String to = form.to();
    String from = owned(form.from());
    if (form.has("AsyncAmd") || form.has("AsyncAmdStatusCallback")) {
      record.notify(clock.now(), null, 21263, "AsyncAmd is not supported on Participants");
    }
    Optional<Hook> amd = form.hook("AmdStatusCallback", "AmdStatusCallbackMethod", 21205);
    if (form.has("MachineDetection") && amd.isEmpty()) {
      record.notify(clock.now(), null, 21262, "MachineDetection without AmdStatusCallback");
    }
    return plan(form, from, to, conversation, 5, detection(form, true, amd));
  }

  private LegPlan plan(
      Form form,
      String from,
      String to,
      Conversation conversation,
      int minTimeout,
      @Nullable Detection detection) {
    return new LegPlan(
        Direction.OUTBOUND_API,
        from,
        to,
        null,
        conversation,
        form.hook("FallbackUrl", "FallbackMethod", 21205).orElse(null),
        form.hook("StatusCallback", "StatusCallbackMethod", 21609).orElse(null),
        events(form),
        form.seconds("Timeout", LegPlan.RING_TIMEOUT, minTimeout, MAX_TIMEOUT, 21208),
        form.seconds("TimeLimit", LegPlan.TIME_LIMIT, 1, DAY, 20001),
        detection);
  }

  /** A bad list is accepted, raises 21626, and then nothing at all is told. */
  private Set<String> events(Form form) {
    Set<String> asked = form.words("StatusCallbackEvent");
    if (asked.isEmpty()) {
      return LegPlan.ONLY_COMPLETED;
    }
    if (!EVENTS.containsAll(asked)) {
      record.notify(clock.now(), null, 21626, "Invalid StatusCallbackEvents: " + asked);
      return Set.of();
    }
    return asked;
  }

  private static @Nullable Detection detection(Form form, boolean async, Optional<Hook> callback) {
    Optional<String> asked =
        form.oneOf("MachineDetection", List.of("Enable", "DetectMessageEnd"), 21234);
    Duration timeout =
        form.seconds("MachineDetectionTimeout", Duration.ofSeconds(30), 3, 59, 21234);
    assert !timeout.isZero();
    return asked.isEmpty() || form.has("SendDigits")
        ? null
        : new Detection(asked.get().equals("DetectMessageEnd"), async, callback.orElse(null));
  }

  private static TwimlSource inline(String twiml) {
    if (twiml.length() > MAX_TWIML) {
      throw TwilioRefusal.badRequest(20001, "Twiml is longer than 4000 characters");
    }
    return new TwimlSource.Inline(twiml);
  }

  private String owned(String from) {
    if (!settings.owns(from) && from.startsWith("+")) {
      throw TwilioRefusal.badRequest(
          21210, "'From' phone number not verified: " + from + " is not one of the account's");
    }
    return from;
  }
}
