package dev.patchcord.ingress.web;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.CallbackLegs;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.translate.StatusCallbacks;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Status callbacks: 204 when the event is in the log, 503 when it is not. */
@RestController
class StatusController {
  private final EventLog events;
  private final Supplier<Stamp> stamps;

  StatusController(EventLog events, Supplier<Stamp> stamps) {
    this.events = events;
    this.stamps = stamps;
  }

  @PostMapping(Webhook.LEG_STATUS)
  ResponseEntity<Void> legStatus(WebhookRequest request) {
    events.publish(StatusCallbacks.legProgressed(request, stamps.get()));
    return ResponseEntity.noContent().build();
  }

  @PostMapping(Webhook.ROOM_STATUS)
  ResponseEntity<Void> roomStatus(WebhookRequest request) {
    StatusCallbacks.roomEvent(request, stamps.get()).ifPresent(events::publish);
    return ResponseEntity.noContent().build();
  }

  @PostMapping(Webhook.AMD_STATUS)
  ResponseEntity<Void> answererStatus(WebhookRequest request) {
    events.publish(StatusCallbacks.answererDetected(request, stamps.get()));
    return ResponseEntity.noContent().build();
  }

  /** Progress of a leg that calls a caller back: the earlier call's news, and perhaps its own. */
  @PostMapping(Webhook.CALLBACK_STATUS)
  ResponseEntity<Void> callbackStatus(WebhookRequest request) {
    CallbackProgressed progressed = CallbackLegs.progressed(request, stamps.get());
    events.publish(progressed);
    CallbackLegs.endOfItsOwnCall(progressed).ifPresent(events::publish);
    return ResponseEntity.noContent().build();
  }

  @PostMapping(Webhook.RECORDING_STATUS)
  ResponseEntity<Void> recordingStatus(WebhookRequest request) {
    events.publish(StatusCallbacks.recordingProgressed(request, stamps.get()));
    return ResponseEntity.noContent().build();
  }
}
