package dev.patchcord.ingress.web;

import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.reception.Machine;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.security.Refusals;
import dev.patchcord.ingress.translate.CallRef;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Announcements, and what Twilio plays when all else fails. */
@RestController
class AnnouncementController {
  private final Documents documents;
  private final Machine machine;
  private final EventLog events;
  private final Supplier<Stamp> stamps;
  private final Duration patience;

  AnnouncementController(
      Documents documents,
      Machine machine,
      EventLog events,
      Supplier<Stamp> stamps,
      IngressSettings settings) {
    this.documents = documents;
    this.machine = machine;
    this.events = events;
    this.stamps = stamps;
    this.patience = settings.answerBudget();
  }

  /**
   * With a number: what a room was asked to fetch, in the machine's words. Its listeners lose
   * nothing by a 503, and Twilio asks again.
   */
  @PostMapping(Webhook.ANNOUNCE)
  ResponseEntity<byte[]> announce(WebhookRequest request) {
    CallRef leg = CallRef.of(request);
    AnnouncementFetched fetched = DocumentFetches.announcementFetched(leg, request, stamps.get());
    if (fetched.announcement() == 0) {
      // Told once in a call's life, so it is worth waiting for.
      events.tell(fetched, patience);
      return Xml.of(documents.announcement());
    }
    return machine
        .answerTo(fetched)
        .map(answer -> answer instanceof SayToRoom say ? say.words() : List.<Spoken>of())
        .map(words -> Xml.of(documents.sayToRoom(words)))
        .orElseGet(AnnouncementController::askAgain);
  }

  private static ResponseEntity<byte[]> askAgain() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "1");
    return Refusals.problem(503, "No words for this announcement came; ask again.", headers);
  }

  /**
   * Twilio's FallbackUrl. Fetched when something of ours is broken, so it needs neither the log nor
   * a well-formed request.
   */
  @RequestMapping(
      path = Webhook.SAFE,
      method = {RequestMethod.GET, RequestMethod.POST})
  ResponseEntity<byte[]> safe(WebhookRequest request) {
    String call = request.query().get(Webhook.CALL);
    String legSid =
        request.text("CallSid").isEmpty()
            ? request.query().getOrDefault("CallSid", "")
            : request.text("CallSid");
    boolean caller =
        call == null
            ? "inbound".equals(request.text("Direction"))
            : legSid.isEmpty() || legSid.equals(call);
    String callId = call == null ? legSid : call;
    if (caller) {
      return Xml.of(documents.safe(CallRef.isCallSid(callId) ? callId : null));
    }
    return Xml.of(
        specialist(request)
            .map(leg -> documents.specialist().safe(leg.callId(), leg.attempt()))
            .orElseGet(() -> documents.safe(null)));
  }

  /** The specialist who is listening, as far as a request tells that may be malformed. */
  private static Optional<CallRef> specialist(WebhookRequest request) {
    if (!Webhook.SPECIALIST.equals(request.query().get(Webhook.LEG))) {
      return Optional.empty();
    }
    try {
      return Optional.of(CallRef.of(request));
    } catch (Refused malformed) {
      return Optional.empty();
    }
  }
}
