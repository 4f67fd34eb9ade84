package dev.patchcord.sandbox.twin.rest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns refusals into Twilio's error bodies. */
@RestControllerAdvice(basePackageClasses = RefusalAdvice.class)
class RefusalAdvice {

  @ExceptionHandler
  ResponseEntity<ErrorBody> refused(TwilioRefusal refusal) {
    return ResponseEntity.status(refusal.status())
        .body(ErrorBody.of(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> wrongMethod(HttpRequestMethodNotSupportedException refusal) {
    return ResponseEntity.status(405)
        .body(ErrorBody.of(405, 20004, "Method not allowed: " + refusal.getMethod()));
  }
}
