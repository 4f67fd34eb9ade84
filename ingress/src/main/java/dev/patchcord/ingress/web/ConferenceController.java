package dev.patchcord.ingress.web;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.reception.CallerReception;
import dev.patchcord.ingress.reception.SpecialistReception;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.CallRef;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents around the room: holding, waiting, screening, accepting, leaving. */
@RestController
class ConferenceController {
  private final CallerReception callers;
  private final SpecialistReception specialists;
  private final Documents documents;
  private final EventLog events;
  private final Supplier<Stamp> stamps;
  private final Duration patience;

  ConferenceController(
      CallerReception callers,
      SpecialistReception specialists,
      Documents documents,
      EventLog events,
      Supplier<Stamp> stamps,
      IngressSettings settings) {
    this.callers = callers;
    this.specialists = specialists;
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
          () -> specialists.screening(DocumentFetches.screeningReached(ref, request, stamps.get())),
          () -> documents.specialist().screening(ref.callId(), ref.attempt()));
    }
    CallRef caller = ref.ofCallerItself();
    CallerReachedHold reached = DocumentFetches.callerReachedHold(caller, request, stamps.get());
    return Xml.of(
        () -> callers.reachedHold(reached, DocumentFetches.callerNumber(request)),
        () -> documents.caller().hold(caller.callId()));
  }

  /** What a caller in the room hears until somebody comes. */
  @PostMapping(Webhook.WAIT)
  ResponseEntity<byte[]> waiting(WebhookRequest request) {
    CallRef caller = CallRef.of(request).ofCallerItself();
    HoldMusicFetched fetched = DocumentFetches.holdMusicFetched(caller, request, stamps.get());
    return Xml.of(
        () -> callers.waiting(fetched), () -> documents.caller().waiting(caller.callId()));
  }

  /** The screening prompt ended. */
  @PostMapping(Webhook.ACCEPT)
  ResponseEntity<byte[]> accept(WebhookRequest request) {
    CallRef specialist = CallRef.ofSpecialist(request);
    ScreeningAnswered answered =
        DocumentFetches.screeningAnswered(specialist, request, stamps.get());
    return Xml.of(() -> specialists.acceptance(answered), documents::notNeeded);
  }

  /** The caller came out of the room: the Dial's action, or the target of a redirect. */
  @PostMapping(Webhook.AFTER_HOLD)
  ResponseEntity<byte[]> afterHold(WebhookRequest request) {
    CallRef caller = CallRef.of(request).ofCallerItself();
    HoldLeft left = DocumentFetches.holdLeft(caller, request, stamps.get());
    return Xml.of(
        () -> callers.afterHold(left, DocumentFetches.callerNumber(request)),
        () -> documents.caller().stayOnTheLine(left.callId(), left.step()));
  }

  /** The specialist came out of the room. */
  @PostMapping(Webhook.SPECIALIST_DONE)
  ResponseEntity<byte[]> specialistDone(WebhookRequest request) {
    CallRef specialist = CallRef.ofSpecialist(request);
    events.tell(DocumentFetches.specialistLeftRoom(specialist, request, stamps.get()), patience);
    return Xml.of(documents.hangUp(List.of()));
  }
}
