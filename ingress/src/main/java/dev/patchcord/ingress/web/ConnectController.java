package dev.patchcord.ingress.web;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.live.LiveCalls;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.ConnectRequests;
import dev.patchcord.ingress.translate.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody wants a caller connected to a person. */
@RestController
class ConnectController {
  /** A call's snapshot follows its first document by milliseconds. */
  private static final Duration SNAPSHOT_PATIENCE = Duration.ofSeconds(1);

  private final EventLog events;
  private final LiveCalls liveCalls;
  private final Supplier<Stamp> stamps;
  private final boolean allowWithoutCallSid;

  ConnectController(
      EventLog events, LiveCalls liveCalls, Supplier<Stamp> stamps, IngressSettings settings) {
    this.events = events;
    this.liveCalls = liveCalls;
    this.stamps = stamps;
    this.allowWithoutCallSid = settings.connect().allowWithoutCallSid();
  }

  /** The seed's answer, and which call it is about. */
  record Initiated(String status, String callSid) {}

  @PostMapping(Webhook.CONNECT)
  ResponseEntity<Initiated> connect(WebhookRequest request) {
    String callId = ConnectRequests.callId(request).orElseGet(this::theOnlyCall);
    events.publish(ConnectRequests.requested(callId, request, stamps.get()));
    return ResponseEntity.ok(new Initiated("Specialist call initiated", callId));
  }

  private String theOnlyCall() {
    if (!allowWithoutCallSid) {
      throw new Refused(
          Refused.Reason.MISSING_FIELD, "Send the caller's CallSid: {\"callSid\":\"CA...\"}.");
    }
    List<String> live = liveCalls.callIds(SNAPSHOT_PATIENCE);
    if (live.size() != 1) {
      throw new Refused(
          Refused.Reason.MISSING_FIELD,
          "Send the caller's CallSid: {\"callSid\":\"CA...\"}. It can be left out while exactly one"
              + " call is live; now there are "
              + live.size()
              + ".");
    }
    return live.getFirst();
  }
}
