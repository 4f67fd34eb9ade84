package dev.patchcord.ingress.web;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.publish.LogUnavailable;
import dev.patchcord.ingress.reception.Repetitions;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.security.Refusals;
import dev.patchcord.ingress.translate.OperatorRequests;
import dev.patchcord.ingress.translate.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** People who watch over calls and step in. The machine decides whether it can be done. */
@RestController
class OperatorController {
  private final EventLog events;
  private final Supplier<Stamp> stamps;
  private final Duration patience;
  private final Repetitions<ResponseEntity<byte[]>> repetitions;

  OperatorController(
      EventLog events, Supplier<Stamp> stamps, Clock clock, IngressSettings settings) {
    this.events = events;
    this.stamps = stamps;
    this.patience = settings.toolBudget();
    this.repetitions = new Repetitions<>(clock, settings.repeatWindow());
  }

  /** A repetition under one idempotency key is asked once, and hears what the first one heard. */
  @PostMapping(Webhook.OPERATOR + "/{callId}/{action}")
  ResponseEntity<byte[]> act(WebhookRequest request) {
    OperatorAsked asked = OperatorRequests.asked(request, stamps.get());
    return repetitions.of(
        asked.origin().deliveryId(),
        () -> ask(asked),
        answer -> !answer.getStatusCode().is5xxServerError());
  }

  private ResponseEntity<byte[]> ask(OperatorAsked asked) {
    try {
      Answer answer = events.askOnce(asked).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return answer instanceof OperatorNoted noted ? noted(noted) : unknown();
    } catch (TimeoutException e) {
      return unknown();
    } catch (ExecutionException e) {
      return e.getCause() instanceof LogUnavailable
          ? problem(
              503, "The wish could not be passed on safely; look at the call, then try again.")
          : unknown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown();
    }
  }

  private static ResponseEntity<byte[]> noted(OperatorNoted noted) {
    String why = noted.why();
    if (why != null) {
      return Refusals.problem(
          HttpStatus.CONFLICT.value(),
          why,
          new HttpHeaders(),
          Map.of("why", why, "state", noted.state()));
    }
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(ContractJson.write(Map.of("state", noted.state())));
  }

  private static ResponseEntity<byte[]> unknown() {
    return problem(
        504,
        "No answer came in time, so this may still happen; look at the call, or send it again under"
            + " the same Idempotency-Key.");
  }

  private static ResponseEntity<byte[]> problem(int status, String detail) {
    return Refusals.problem(status, detail, new HttpHeaders());
  }
}
