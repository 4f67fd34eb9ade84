package dev.patchcord.ingress.web;

import dev.patchcord.ingress.publish.LogUnavailable;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.security.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a sender is told when its webhook was not taken. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final Refusals refusals;

  Problems(Refusals refusals) {
    this.refusals = refusals;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(Refused refused) {
    return refusals.answer(refused);
  }

  /** Twilio repeats on 5xx, because our callback URLs ask for it. */
  @ExceptionHandler
  ResponseEntity<byte[]> unavailable(LogUnavailable away) {
    log.warn("a webhook was not taken: {}", away.getMessage());
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "1");
    return Refusals.problem(503, "The event could not be stored; send it again.", headers);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> unexpected(Exception failure) {
    log.error("a webhook failed", failure);
    return Refusals.problem(500, "The webhook could not be processed.", new HttpHeaders());
  }
}
