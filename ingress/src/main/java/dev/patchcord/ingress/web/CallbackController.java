package dev.patchcord.ingress.web;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.reception.CallbackReception;
import dev.patchcord.ingress.reception.CallerReception;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.CallRef;
import dev.patchcord.ingress.translate.CallbackLegs;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Callers whom nobody took: messages, the offer of a callback, and the callback itself. */
@RestController
class CallbackController {
  private final CallerReception callers;
  private final CallbackReception callbacks;
  private final EventLog events;
  private final Documents documents;
  private final Supplier<Stamp> stamps;

  CallbackController(
      CallerReception callers,
      CallbackReception callbacks,
      EventLog events,
      Documents documents,
      Supplier<Stamp> stamps) {
    this.callers = callers;
    this.callbacks = callbacks;
    this.events = events;
    this.documents = documents;
    this.stamps = stamps;
  }

  /** The caller has left a message, or has said nothing after the tone. */
  @PostMapping(Webhook.MESSAGE)
  ResponseEntity<byte[]> message(WebhookRequest request) {
    CallRef caller = CallRef.of(request).ofCallerItself();
    MessageLeft left = DocumentFetches.messageLeft(caller, request, stamps.get());
    return Xml.of(
        () ->
            callers.afterQuestion(
                left,
                left.step(),
                DocumentFetches.legStatus(request),
                DocumentFetches.callerNumber(request)),
        () -> documents.caller().stayOnTheLine(left.callId(), left.step()));
  }

  /** The caller has heard the offer of a callback. */
  @PostMapping(Webhook.CALLBACK_CHOICE)
  ResponseEntity<byte[]> choice(WebhookRequest request) {
    CallRef caller = CallRef.of(request).ofCallerItself();
    CallbackChosen chosen = DocumentFetches.callbackChosen(caller, request, stamps.get());
    return Xml.of(
        () ->
            callers.afterQuestion(
                chosen,
                chosen.step(),
                DocumentFetches.legStatus(request),
                DocumentFetches.callerNumber(request)),
        () -> documents.caller().stayOnTheLine(chosen.callId(), chosen.step()));
  }

  /** Somebody has picked up the phone of a caller who is called back. */
  @PostMapping(Webhook.CALLBACK)
  ResponseEntity<byte[]> callback(WebhookRequest request) {
    CallbackAnswered answered = CallbackLegs.answered(request, stamps.get());
    return Xml.of(
        () -> callbacks.offer(answered),
        () -> documents.callback().offer(answered.callId(), answered.callback()));
  }

  /** The caller has pressed a key; a 1 begins a call. */
  @PostMapping(Webhook.CALLBACK_ACCEPT)
  ResponseEntity<byte[]> accept(WebhookRequest request) {
    CallbackAnswered answered = CallbackLegs.answered(request, stamps.get());
    if (!request.text("Digits").equals("1")) {
      events.tell(CallbackLegs.stillTalks(request, stamps.get()), Duration.ZERO);
      return Xml.of(documents.callback().goodbye());
    }
    return Xml.of(
        () ->
            callbacks.accepted(
                answered, known -> CallbackLegs.calledBack(request, stamps.get(), known)),
        () -> documents.caller().hold(answered.legSid()));
  }
}
