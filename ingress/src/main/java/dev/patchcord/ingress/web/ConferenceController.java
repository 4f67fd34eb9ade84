package dev.patchcord.ingress.web;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.reception.Reception;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.CallRef;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents around the room: holding, waiting, screening, accepting, leaving. */
@RestController
class ConferenceController {
  private final Reception reception;
  private final Documents documents;
  private final EventLog events;
  private final Supplier<Stamp> stamps;
  private final Duration patience;

  ConferenceController(
      Reception reception,
      Documents documents,
      EventLog events,
      Supplier<Stamp> stamps,
      IngressSettings settings) {
    this.reception = reception;
    this.documents = documents;
    this.events = events;
    this.stamps = stamps;
    this.patience = settings.answerBudget();
  }

  /** The hold document for the caller, the screening document for a specialist. */
  @PostMapping(Webhook.CONFERENCE)
  ResponseEntity<byte[]> conference(WebhookRequest request) {
    CallRef ref = CallRef.of(request);
    if (ref.leg() == Leg.SPECIALIST) {
      return Xml.of(
          () -> reception.screening(DocumentFetches.screeningReached(ref, request, stamps.get())),
          () -> documents.screening(ref.callId(), ref.attempt(), null));
    }
    CallRef caller = ref.ofCallerItself();
    events.tell(DocumentFetches.callerReachedHold(caller, request, stamps.get()), patience);
    return Xml.of(documents.hold(caller.callId()));
  }

  /** Waiting music. It never waits for the log: the next fetch tells the same. */
  @PostMapping(Webhook.WAIT)
  ResponseEntity<byte[]> waitingMusic(WebhookRequest request) {
    CallRef caller = CallRef.of(request).ofCallerItself();
    events.mention(DocumentFetches.holdMusicFetched(caller, request, stamps.get()));
    return Xml.of(documents.waiting(caller.callId()));
  }

  /** The screening prompt ended. */
  @PostMapping(Webhook.ACCEPT)
  ResponseEntity<byte[]> accept(WebhookRequest request) {
    CallRef specialist = CallRef.ofSpecialist(request);
    ScreeningAnswered answered =
        DocumentFetches.screeningAnswered(specialist, request, stamps.get());
    return Xml.of(() -> reception.acceptance(answered), documents::notNeeded);
  }

  /** The caller came out of the room: the Dial's action, or the target of a redirect. */
  @PostMapping(Webhook.AFTER_HOLD)
  ResponseEntity<byte[]> afterHold(WebhookRequest request) {
    CallRef caller = CallRef.of(request).ofCallerItself();
    HoldLeft left = DocumentFetches.holdLeft(caller, request, stamps.get());
    return Xml.of(
        () -> reception.afterHold(left, DocumentFetches.callerNumber(request)),
        () -> documents.stayOnTheLine(left.callId(), left.step()));
  }

  /** The specialist came out of the room. */
  @PostMapping(Webhook.SPECIALIST_DONE)
  ResponseEntity<byte[]> specialistDone(WebhookRequest request) {
    CallRef specialist = CallRef.ofSpecialist(request);
    events.tell(DocumentFetches.specialistLeftRoom(specialist, request, stamps.get()), patience);
    return Xml.of(documents.hangUp(""));
  }
}
