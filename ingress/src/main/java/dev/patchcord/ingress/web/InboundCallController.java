package dev.patchcord.ingress.web;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.reception.CallerReception;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A caller has dialled our number. */
@RestController
class InboundCallController {
  private final CallerReception reception;
  private final Documents documents;
  private final Supplier<Stamp> stamps;

  InboundCallController(CallerReception reception, Documents documents, Supplier<Stamp> stamps) {
    this.reception = reception;
    this.documents = documents;
    this.stamps = stamps;
  }

  @PostMapping(Webhook.INBOUND_CALL)
  ResponseEntity<byte[]> inboundCall(WebhookRequest request) {
    CallArrived arrived = DocumentFetches.arrived(request, stamps.get());
    return Xml.of(
        () -> reception.arrival(arrived), () -> documents.caller().hold(arrived.callId()));
  }
}
